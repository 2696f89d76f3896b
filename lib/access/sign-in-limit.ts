import { and, desc, eq, gt, lt, type SQL, sql } from "drizzle-orm";
import { signInAttempts } from "@/db/schema/access";
import type { Ctx } from "@/lib/context";

export const FAILURES_PER_ACCOUNT = 10;
export const FAILURES_PER_ADDRESS = 50;
const WINDOW_MINUTES = 15;
const KEPT_DAYS = 30;

const MINUTE_MS = 60_000;

type Clock = Pick<Ctx, "db" | "now">;

export type Attempt = { admitted: true; attemptId: number } | { admitted: false; retryAt: Date };

/**
 * Opens a sign-in attempt, or refuses it with the instant from which it would be admitted. It counts as failed until
 * `noteSuccess`, and attempts for one account queue up, so that a burst sent at once cannot slip past the limit.
 * A success forgives the account's failures, never the address's. Refused attempts are not counted.
 */
export function openAttempt(ctx: Clock, emailKey: string, address: string): Promise<Attempt> {
  return ctx.db.transaction(async (tx): Promise<Attempt> => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in ${emailKey}`}, 0))`);
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in from ${address}`}, 0))`);
    const within = { db: tx, now: ctx.now };
    const retryAt =
      (await retryAfter(within, sinceLastSuccess(emailKey), FAILURES_PER_ACCOUNT)) ??
      (await retryAfter(within, eq(signInAttempts.address, address), FAILURES_PER_ADDRESS));
    if (retryAt) return { admitted: false, retryAt };
    const [opened] = await tx
      .insert(signInAttempts)
      .values({ emailKey, address, succeeded: false, at: ctx.now })
      .returning({ id: signInAttempts.id });
    if (!opened) throw new Error("The attempt was not stored.");
    return { admitted: true, attemptId: opened.id };
  });
}

export async function noteSuccess(ctx: Clock, attemptId: number): Promise<void> {
  await ctx.db.update(signInAttempts).set({ succeeded: true }).where(eq(signInAttempts.id, attemptId));
}

/** Deletes attempts older than 30 days. Returns how many. For the nightly job. */
export async function purgeSignInAttempts(ctx: Clock): Promise<number> {
  const before = new Date(ctx.now.getTime() - KEPT_DAYS * 24 * 60 * MINUTE_MS);
  const gone = await ctx.db
    .delete(signInAttempts)
    .where(lt(signInAttempts.at, before))
    .returning({ id: signInAttempts.id });
  return gone.length;
}

const sinceLastSuccess = (emailKey: string): SQL => sql`${signInAttempts.emailKey} = ${emailKey}
  AND ${signInAttempts.id} > coalesce((SELECT max(ok.id) FROM ${signInAttempts} ok WHERE ok.email_key = ${emailKey} AND ok.succeeded), 0)`;

/** When as many failures as the limit lie in the window: the instant at which the oldest of them leaves it. */
async function retryAfter(ctx: Clock, of: SQL, limit: number): Promise<Date | null> {
  const since = new Date(ctx.now.getTime() - WINDOW_MINUTES * MINUTE_MS);
  const [filling] = await ctx.db
    .select({ at: signInAttempts.at })
    .from(signInAttempts)
    .where(and(of, eq(signInAttempts.succeeded, false), gt(signInAttempts.at, since)))
    .orderBy(desc(signInAttempts.at), desc(signInAttempts.id))
    .offset(limit - 1)
    .limit(1);
  return filling ? new Date(filling.at.getTime() + WINDOW_MINUTES * MINUTE_MS) : null;
}
