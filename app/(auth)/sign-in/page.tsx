import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { Brand } from "@/components/layout/brand";
import { Notice } from "@/components/ui/notice";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/db/seed/demo/accounts";
import { csrfCookieName, csrfTokenOf } from "@/lib/access/csrf";
import { currentViewer } from "@/lib/access/current-viewer";
import { oidcLabel } from "@/lib/access/oidc";
import { refusalWords } from "@/lib/access/sign-in-refusal";
import { env } from "@/lib/env";
import { DemoAccounts } from "./_components/demo-accounts";
import { PasswordForm } from "./_components/password-form";
import { SingleSignOn } from "./_components/single-sign-on";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<{ callbackUrl?: string; error?: string; as?: string }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  if (await currentViewer()) redirect("/");
  const { callbackUrl = "/", error, as } = await searchParams;
  const cookie = (await cookies()).get(csrfCookieName(env.PLUMBLINE_URL?.startsWith("https://") ?? false));
  const door = { csrfToken: csrfTokenOf(cookie?.value, env.PLUMBLINE_SECRET) ?? "", callbackUrl };
  const demo = env.PLUMBLINE_DEMO ? DEMO_ACCOUNTS : [];
  const chosen = demo.find((account) => account.email === as);
  const words = refusalWords(error);
  const label = oidcLabel();
  return (
    <main id="main" className="door">
      <Brand />
      <h1>Sign in</h1>
      {words && <Notice tone={error === "SignedOut" ? "info" : "error"}>{words}</Notice>}
      {!env.PLUMBLINE_SECRET && (
        <Notice tone="error">Nobody can sign in yet: PLUMBLINE_SECRET is not set on the server.</Notice>
      )}
      {label && <SingleSignOn {...door} label={label} />}
      <PasswordForm
        {...door}
        key={chosen?.email}
        filledIn={chosen && { email: chosen.email, password: DEMO_PASSWORD }}
      />
      {demo.length > 0 && <DemoAccounts accounts={demo} callbackUrl={callbackUrl} chosen={chosen?.email} />}
    </main>
  );
}
