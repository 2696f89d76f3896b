import { ActionForm } from "@/components/ui/action-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Section } from "@/components/ui/section-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import type { AppealScreen } from "@/lib/dashboards/reviews/appeal-screen";
import { takeOnForm, withdrawForm } from "@/lib/reviews/appeals/actions";

/** What the person themselves can do: take a no on, or take it all back. */
export function OwnActs({ screen: { appeal, canTakeOn, canWithdraw } }: { screen: AppealScreen }) {
  if (canTakeOn)
    return (
      <Section
        id="h-take-on"
        title="Take it to human resources"
        note="You can do this once; their answer is final. Otherwise the manager’s answer stands"
      >
        <ActionForm action={takeOnForm} label="Take it to human resources">
          <input type="hidden" name="id" value={appeal.id} />
          <input type="hidden" name="version" value={appeal.version} />
          <Textarea name="why" label="Why" hint="Human resources and your manager read it." />
          <div>
            <SubmitButton pendingLabel="Sending">Send to human resources</SubmitButton>
          </div>
        </ActionForm>
      </Section>
    );
  if (!canWithdraw) return null;
  return (
    <p className="mt3">
      <ConfirmButton
        label="Withdraw"
        title="Withdraw what you disputed?"
        confirmLabel="Withdraw"
        action={withdrawForm}
        fields={{ id: String(appeal.id), version: String(appeal.version) }}
      >
        It will not be answered. You can dispute the figure again later.
      </ConfirmButton>
    </p>
  );
}
