"use client";

import { useRouter } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { reopenForm, signOffForm } from "@/lib/reviews/actions";

interface SignOffProps {
  periodId: number;
  employeeId: number;
  version: string;
  isSigned: boolean;
}

/** Signs the scorecard off as it is shown, or takes the sign-off back. */
export function SignOff({ periodId, employeeId, version, isSigned }: SignOffProps) {
  const router = useRouter();
  const fields = { period_id: String(periodId), employee_id: String(employeeId), version };
  const signOff: FormAction = async (previous, data) => {
    const state = await signOffForm(previous, data);
    if (!state.ok) router.refresh();
    return state;
  };
  if (isSigned) {
    return (
      <ConfirmButton
        label="Take the sign-off back"
        title="Take the sign-off back?"
        confirmLabel="Take it back"
        action={reopenForm}
        fields={fields}
        reasonLabel="Reason"
      />
    );
  }
  return (
    <ActionForm action={signOff} label="Sign off" className="">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton pendingLabel="Signing" icon="check">
        Sign off
      </SubmitButton>
    </ActionForm>
  );
}
