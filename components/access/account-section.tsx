import { ActionForm } from "@/components/ui/action-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { ROLES } from "@/db/enums";
import { PASSWORD_LENGTH } from "@/lib/access/accounts/input";
import { getAccountOfEmployee, getUnlinkedAccount } from "@/lib/access/accounts/queries";
import { savePersonAccountAction } from "@/lib/access/actions";
import type { PageAccess } from "@/lib/access/current-viewer";
import { may } from "@/lib/access/policy";
import { roleWord } from "@/lib/access/shell";

interface AccountSectionProps {
  ctx: PageAccess["ctx"];
  person: { id: number; email: string | null };
}

/** How a person signs in and with which roles, for the page of that person. Administrators edit, others read. */
export async function AccountSection({ ctx, person }: AccountSectionProps) {
  const own = await getAccountOfEmployee(ctx.db, person.id);
  const unlinked = own || !person.email ? null : await getUnlinkedAccount(ctx.db, person.email);
  const state = !own ? "No account yet" : own.disabledAt ? "Disabled" : "Open";
  if (!may(ctx.actor, "manage accounts")) {
    return (
      <Section id="account" title="Account" note={state}>
        <Notice>
          {own ? `${own.email}: ${own.roles.map(roleWord).join(", ")}. ` : ""}
          Administrators give accounts and roles.
        </Notice>
      </Section>
    );
  }
  const account = own ?? unlinked;
  return (
    <Section id="account" title="Account" note={state}>
      {unlinked && (
        <Notice>
          An account with this e-mail address belongs to nobody yet. Saving makes it the account of this
          person.
        </Notice>
      )}
      <ActionForm action={savePersonAccountAction} label="Account">
        <input type="hidden" name="employeeId" value={person.id} />
        <TextInput
          name="email"
          label="Signs in with"
          type="email"
          defaultValue={account?.email ?? person.email ?? ""}
        />
        <TextInput
          name="password"
          label={account?.hasPassword ? "New password" : "Password"}
          type="password"
          autoComplete="new-password"
          hint={`At least ${PASSWORD_LENGTH.min} characters. ${account?.hasPassword ? "Leave empty to keep it." : "Leave empty for single sign-on only."}`}
        />
        <fieldset className="field">
          <legend className="label">Roles</legend>
          {ROLES.map((role) => (
            <Checkbox
              key={role}
              name="roles"
              value={role}
              label={roleWord(role)}
              defaultChecked={account ? account.roles.includes(role) : role === "employee"}
            />
          ))}
        </fieldset>
        <Checkbox name="enabled" label="May sign in" defaultChecked={!account?.disabledAt} />
        <div>
          <SubmitButton pendingLabel="Saving">{account ? "Save account" : "Create account"}</SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
