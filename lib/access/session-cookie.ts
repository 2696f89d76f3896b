import type { JWT } from "next-auth/jwt";
import { z } from "zod";
import type { SessionClaims } from "./session";

/** Over https the name carries the `__Secure-` prefix, as next-auth sets it. */
export const SESSION_COOKIES = ["__Secure-next-auth.session-token", "next-auth.session-token"] as const;

export const SESSION_SECONDS = 7 * 24 * 60 * 60;

/** The cookie as next-auth sets it, for a session minted without it. */
export const sessionCookie = (value: string, url: string | undefined) => {
  const secure = url?.startsWith("https://") ?? false;
  const name = secure ? SESSION_COOKIES[0] : SESSION_COOKIES[1];
  return {
    name,
    value,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
    maxAge: SESSION_SECONDS,
  } as const;
};

const claims = z.object({ accountId: z.number().int(), sessionVersion: z.number().int() });

type Decode = (params: { token: string; secret: string }) => Promise<JWT | null>;

/** The claims in the session cookie, or null when there is none, it has expired, or it was not signed by us. */
export async function readSession(
  cookie: (name: string) => Promise<string | undefined> | string | undefined,
  decode: Decode,
  secret: string | undefined,
): Promise<SessionClaims | null> {
  if (!secret) return null;
  for (const name of SESSION_COOKIES) {
    const token = await cookie(name);
    if (!token) continue;
    const parsed = claims.safeParse(await decode({ token, secret }).catch(() => null));
    if (parsed.success) return parsed.data;
  }
  return null;
}
