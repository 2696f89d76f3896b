import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** next-auth's double-submit cookie, `token|sha256(token + secret)`; made here so that the sign-in form works without JavaScript. */
export const csrfCookieName = (https: boolean) => `${https ? "__Host-" : ""}next-auth.csrf-token`;

const digest = (token: string, secret: string) =>
  createHash("sha256").update(`${token}${secret}`).digest("hex");

export function mintCsrfCookie(secret: string): string {
  const token = randomBytes(32).toString("hex");
  return `${token}|${digest(token, secret)}`;
}

/** The token a form has to send back, or null when the cookie is missing or not ours. */
export function csrfTokenOf(cookie: string | undefined, secret: string | undefined): string | null {
  const [token, hash] = (cookie ?? "").split("|");
  if (!token || !hash || !secret) return null;
  const expected = Buffer.from(digest(token, secret));
  const given = Buffer.from(hash);
  return expected.length === given.length && timingSafeEqual(expected, given) ? token : null;
}
