import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { appDatabase } from "@/lib/database";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { requestAddress } from "./address";
import { OIDC_PROVIDER_ID, oidcProvider } from "./oidc";
import { SESSION_SECONDS } from "./session-cookie";
import { type Door, enter, findSingleSignOnAccount, signInWithPassword } from "./sign-in";
import { refusal } from "./sign-in-refusal";

/** PostgreSQL has no text with a zero character: nobody is known by one. */
const emailInput = z
  .string()
  .max(320)
  .refine((text) => !text.includes("\0"));
const credentialsInput = z.object({ email: emailInput, password: z.string().min(1).max(1000) });

const door = (): Door => ({ db: appDatabase().db, now: new Date(), demo: env.PLUMBLINE_DEMO });

/** How people sign in; the session cookie carries nothing but SessionClaims. Refusals return to /sign-in with a code. */
export function authOptions(): NextAuthOptions {
  const oidc = oidcProvider();
  return {
    secret: env.PLUMBLINE_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
    providers: oidc ? [passwordProvider(), oidc] : [passwordProvider()],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== OIDC_PROVIDER_ID) return true;
        return (await findSingleSignOnAccount(door(), profile ?? {})) ? true : refusal.noAccountPath;
      },
      async jwt({ token, user, account, profile }) {
        if (account?.provider === OIDC_PROVIDER_ID) {
          const found = await findSingleSignOnAccount(door(), profile ?? {});
          if (!found) throw new Error("The account was closed while signing in.");
          return { ...(await enter(door(), found)) };
        }
        return user ? { accountId: Number(user.id), sessionVersion: user.sessionVersion } : token;
      },
      // Nothing reads the session over HTTP: pages and routes look the viewer up by the claims.
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: {
      error: (code, metadata) => log.error({ code, metadata }, "sign-in failed"),
      warn: (code) => log.debug({ code }, "sign-in warning"),
      debug: () => {},
    },
  };
}

declare module "next-auth" {
  interface User {
    sessionVersion?: number;
  }
}

function passwordProvider() {
  return Credentials({
    name: "Password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    async authorize(input, request) {
      const parsed = credentialsInput.safeParse(input);
      if (!parsed.success) return null;
      const headers = new Headers((request.headers ?? {}) as Record<string, string>);
      const result = await signInWithPassword(
        { ...door(), address: requestAddress(headers) },
        parsed.data,
      ).catch(
        // What is thrown here stands in the address of the page that follows: never the words of a database.
        (error: unknown) => {
          log.error({ err: error }, "a sign-in could not be decided");
          throw new Error(refusal.unavailable);
        },
      );
      if (result.ok)
        return { id: String(result.claims.accountId), sessionVersion: result.claims.sessionVersion };
      if (result.reason === "too_many") throw new Error(refusal.tooMany(result.retryAt, new Date()));
      return null;
    },
  });
}
