import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { getAccount } from "@/lib/access/accounts/queries";
import { requirePage } from "@/lib/access/current-viewer";
import { roleWord } from "@/lib/access/shell";
import { listTokens } from "@/lib/access/tokens/queries";
import { env } from "@/lib/env";
import { getPreferences } from "@/lib/notifications/preferences/queries";
import { NotificationPreferences } from "./_components/notification-preferences";
import { PasswordChange } from "./_components/password-change";
import { TokenForm } from "./_components/token-form";
import { TokenTable } from "./_components/token-table";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage() {
  const { viewer, ctx } = await requirePage("/account");
  const account = await getAccount(ctx.db, viewer.accountId);
  const tokens = await listTokens(ctx.db, viewer.accountId);
  const preferences = await getPreferences(ctx.db, viewer);
  return (
    <Page crumbs={[{ label: "Account" }]}>
      <PageHead
        title={viewer.name}
        sub={[viewer.email, viewer.roles.map(roleWord).join(", ") || "No role"]}
        actions={
          viewer.employeeId !== null && (
            <LinkButton icon="eye" href="/account/data-access">
              Who has seen my data
            </LinkButton>
          )
        }
      />
      <Section id="password" title="Password" note="Changing it signs you out everywhere else" first>
        <PasswordChange
          unavailable={
            account?.isDemo
              ? "Demo accounts keep their password."
              : account?.hasPassword
                ? undefined
                : "You sign in through single sign-on; an administrator can set a password."
          }
        />
      </Section>
      <Section id="notifications" title="Notifications" note="What you are told, and how">
        <NotificationPreferences preferences={preferences} sendsEmail={env.SMTP_URL !== undefined} />
      </Section>
      <Section
        id="tokens"
        title="API tokens"
        note="A token can do whatever you can; revoke those no longer used"
      >
        <TokenForm />
        <TokenTable tokens={tokens} />
      </Section>
    </Page>
  );
}
