import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { computePeriodAction } from "@/lib/scoring/runs/actions";

interface ComputeButtonProps {
  periodId: number;
  periodName: string;
  isFinal: boolean;
  main?: boolean;
}

/** Asks for a period to be computed for everyone, then shows the run. */
export function ComputeButton({ periodId, periodName, isFinal, main }: ComputeButtonProps) {
  return (
    <ActionForm action={computePeriodAction} className="inline" label={`Compute ${periodName}`} quiet>
      <input type="hidden" name="periodId" value={periodId} />
      <SubmitButton
        variant={main ? "main" : "bare"}
        size={main ? undefined : "s"}
        icon="play"
        pendingLabel="Asking"
        unavailable={isFinal ? "Final periods cannot change." : undefined}
      >
        Compute
      </SubmitButton>
    </ActionForm>
  );
}
