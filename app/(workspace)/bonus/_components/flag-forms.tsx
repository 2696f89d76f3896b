"use client";

import { ActionForm } from "@/components/ui/action-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { liftFlagForm, setFlagForm } from "@/lib/rewards/actions";

export function FlagForm({ employeeId }: { employeeId: number }) {
  return (
    <ActionForm action={setFlagForm} label="Disciplinary flag" className="form after-list">
      <input type="hidden" name="employee_id" value={employeeId} />
      <div className="two">
        <TextInput name="effective_from" label="First day" type="date" />
        <TextInput name="effective_to" label="Last day" type="date" />
      </div>
      <Textarea
        name="reason"
        label="Reason"
        rows={2}
        hint="Read by HR alone. Without a last day it stays until it is lifted."
      />
      <div className="form-end">
        <SubmitButton variant={undefined} pendingLabel="Saving">
          Set flag
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

export function LiftFlag({ id }: { id: number }) {
  return (
    <ConfirmButton
      size="s"
      variant="bare"
      label="Lift"
      title="Lift this flag"
      confirmLabel="Lift"
      action={liftFlagForm}
      fields={{ id: String(id) }}
      reasonLabel="Reason"
    >
      Today is its last day: the periods it stood in stay as they are.
    </ConfirmButton>
  );
}
