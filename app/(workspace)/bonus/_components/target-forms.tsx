"use client";

import { ActionForm } from "@/components/ui/action-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { NumberInput } from "@/components/ui/number-input";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { enterTargetForm, removeTargetForm } from "@/lib/rewards/actions";

export function TargetForm({ employeeId, currency }: { employeeId: number; currency: string }) {
  return (
    <ActionForm action={enterTargetForm} label="Target bonus" className="form after-list">
      <input type="hidden" name="employee_id" value={employeeId} />
      <div className="two">
        <NumberInput name="amount" label="Amount" />
        <TextInput name="currency" label="Currency" defaultValue={currency} placeholder="EUR" maxLength={3} />
      </div>
      <TextInput
        name="effective_from"
        label="From"
        type="date"
        hint="Until the next amount; an amount of 0 ends it"
      />
      <div className="form-end">
        <SubmitButton variant={undefined} pendingLabel="Saving">
          Save amount
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

export function RemoveTarget({ id }: { id: number }) {
  return (
    <ConfirmButton
      size="s"
      variant="bare"
      label="Remove"
      title="Remove this amount"
      confirmLabel="Remove"
      action={removeTargetForm}
      fields={{ id: String(id) }}
    >
      Bonuses are worked out as if it had never been entered. It stays in the audit log.
    </ConfirmButton>
  );
}
