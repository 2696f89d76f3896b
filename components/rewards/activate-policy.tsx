"use client";

import { ActivateDialog, type ActivationProps } from "@/components/versions/activate-dialog";
import { activatePolicyAction } from "@/lib/rewards/policies/actions";

/** Puts a bonus policy's draft into force. */
export function ActivatePolicy({ policyId, ...activation }: ActivationProps & { policyId: number }) {
  return (
    <ActivateDialog
      {...activation}
      dayLabel="Pays from"
      emptyHint="Leave empty to pay all periods by it, earlier ones too."
      noDay="Choose the day from which this version pays"
      activate={(day) => activatePolicyAction(policyId, { effective_from: day })}
    >
      Periods whose last day is on that day or later pay by v{activation.version}, and it cannot change any
      more.
    </ActivateDialog>
  );
}
