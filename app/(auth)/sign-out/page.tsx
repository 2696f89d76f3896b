import type { Metadata } from "next";
import { cookies } from "next/headers";
import { Brand } from "@/components/layout/brand";
import { csrfCookieName, csrfTokenOf } from "@/lib/access/csrf";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign out" };

/** Reached by a link from elsewhere, which must not end a session unasked. Our own link is answered in proxy.ts. */
export default async function SignOutPage() {
  const cookie = (await cookies()).get(csrfCookieName(env.PLUMBLINE_URL?.startsWith("https://") ?? false));
  return (
    <main id="main" className="door">
      <Brand />
      <h1>Sign out?</h1>
      <form method="post" action="/api/auth/signout">
        <input
          type="hidden"
          name="csrfToken"
          value={csrfTokenOf(cookie?.value, env.PLUMBLINE_SECRET) ?? ""}
        />
        <input type="hidden" name="callbackUrl" value="/sign-in?error=SignedOut" />
        <button type="submit" className="btn btn-main">
          Sign out
        </button>
      </form>
      <p>
        <a href="/">Stay signed in</a>
      </p>
    </main>
  );
}
