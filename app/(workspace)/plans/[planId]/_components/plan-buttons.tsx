import { ConfirmButton } from "@/components/ui/confirm-button";
import { declinePlanForm, endPlanForm } from "@/lib/rewards/plans/actions";

export function DeclinePlan({ planId }: { planId: number }) {
  return (
    <ConfirmButton
      label="Decline"
      title="Decline this recommendation"
      confirmLabel="Decline"
      action={declinePlanForm}
      fields={{ plan_id: String(planId) }}
      reasonLabel="Reason"
    >
      It is not shown to the person. The same scores are not recommended again.
    </ConfirmButton>
  );
}

export function EndPlan({ planId }: { planId: number }) {
  return (
    <ConfirmButton
      label="End plan"
      title="End this plan"
      confirmLabel="End plan"
      action={endPlanForm}
      fields={{ plan_id: String(planId) }}
      reasonLabel="What came of it"
      reasonName="outcome"
    >
      The person reads it too. An ended plan does not change any more.
    </ConfirmButton>
  );
}
