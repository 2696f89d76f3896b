import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { accounts } from "@/db/schema/access";
import type { Ctx } from "@/lib/context";
import { verifyPassword } from "./password";
import type { SessionClaims } from "./session";
import { noteSuccess, openAttempt } from "./sign-in-limit";

/** `demo`: whether the demo accounts may sign in on this installation. */
export type Door = Pick<Ctx, "db" | "now"> & { demo: boolean };

export type SignInResult =
  | { ok: true; claims: SessionClaims }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "too_many"; retryAt: Date };

const emailKeyOf = (email: string) => email.trim().toLowerCase();

/** Wrong password, unknown e-mail, disabled account and refused demo account are one answer, after the same work. */
export async function signInWithPassword(
  door: Door & { address: string },
  credentials: { email: string; password: string },
): Promise<SignInResult> {
  const emailKey = emailKeyOf(credentials.email);
  const attempt = await openAttempt(door, emailKey, door.address);
  if (!attempt.admitted) return { ok: false, reason: "too_many", retryAt: attempt.retryAt };
  const account = await findOpenAccount(door, sql`lower(${accounts.email}) = ${emailKey}`);
  const matches = await verifyPassword(account?.passwordHash ?? null, credentials.password);
  if (!account || !matches) return { ok: false, reason: "wrong" };
  await noteSuccess(door, attempt.attemptId);
  return { ok: true, claims: await enter(door, account) };
}

export interface ProviderProfile {
  email?: string | null;
  /** Some providers write the word. */
  email_verified?: boolean | string | null;
}

/** The account that may enter with this identity: the one whose e-mail the provider vouches for. Null: refused. */
export async function findSingleSignOnAccount(door: Door, profile: ProviderProfile) {
  if (!profile.email || String(profile.email_verified) !== "true") return null;
  return findOpenAccount(door, sql`lower(${accounts.email}) = ${emailKeyOf(profile.email)}`);
}

/** Notes the sign-in and gives what the session carries. */
export async function enter(
  door: Door,
  account: { id: number; sessionVersion: number },
): Promise<SessionClaims> {
  await door.db.update(accounts).set({ lastSignedInAt: door.now }).where(eq(accounts.id, account.id));
  return { accountId: account.id, sessionVersion: account.sessionVersion };
}

async function findOpenAccount(door: Door, which: SQL) {
  const [account] = await door.db
    .select({
      id: accounts.id,
      passwordHash: accounts.passwordHash,
      sessionVersion: accounts.sessionVersion,
    })
    .from(accounts)
    .where(and(which, isNull(accounts.disabledAt), door.demo ? undefined : eq(accounts.isDemo, false)));
  return account ?? null;
}
