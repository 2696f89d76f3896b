"use client";

import { ActionForm } from "@/components/ui/action-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { finalizeForm, startReviewForm } from "@/lib/reviews/actions";

interface PeriodProps {
  periodId: number;
  periodName: string;
}

/** Begins the review, or moves the day it is due. */
export function StartReview({ periodId, periodName, dueOn }: PeriodProps & { dueOn: string | null }) {
  return (
    <ActionForm action={startReviewForm} label="Review" className="form inline-form">
      <input type="hidden" name="period_id" value={periodId} />
      <TextInput name="due_on" label="Reviews are due on" type="date" defaultValue={dueOn ?? ""} />
      <SubmitButton variant={undefined} pendingLabel="Saving">
        {dueOn ? "Change the date" : `Begin the review of ${periodName}`}
      </SubmitButton>
    </ActionForm>
  );
}

interface FinalizeProps extends PeriodProps {
  isGreen: boolean;
  /** Why it cannot become final at all; null: it can. */
  impossible: string | null;
}

/** Asks once more: a final period cannot be opened again. */
export function Finalize({ periodId, periodName, isGreen, impossible }: FinalizeProps) {
  return (
    <ConfirmButton
      variant="main"
      icon="lock"
      label={`Make ${periodName} final`}
      title={`Make ${periodName} final?`}
      confirmLabel="Make it final"
      action={finalizeForm}
      fields={{ period_id: String(periodId) }}
      {...(!isGreen && { reasonLabel: "Reason, since the checklist is not complete" })}
      {...(impossible !== null && { unavailable: impossible })}
    >
      <p>
        Its results, evidence, overrides, notes and reviews can no longer be changed by anyone. Later
        corrections are noted in the open period instead. This cannot be undone.
      </p>
    </ConfirmButton>
  );
}
