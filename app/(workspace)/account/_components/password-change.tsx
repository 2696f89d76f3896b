import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { PASSWORD_LENGTH } from "@/lib/access/accounts/input";
import { changePasswordAction } from "@/lib/access/actions";

/** `unavailable`: why there is nothing to change. */
export function PasswordChange({ unavailable }: { unavailable?: string }) {
  if (unavailable) return <Notice>{unavailable}</Notice>;
  return (
    <ActionForm action={changePasswordAction} label="Change password" resetOnDone>
      <TextInput
        name="currentPassword"
        label="Current password"
        type="password"
        autoComplete="current-password"
      />
      <TextInput
        name="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint={`At least ${PASSWORD_LENGTH.min} characters.`}
      />
      <TextInput name="repeated" label="New password again" type="password" autoComplete="new-password" />
      <div>
        <SubmitButton pendingLabel="Changing">Change password</SubmitButton>
      </div>
    </ActionForm>
  );
}
