import { sql } from "drizzle-orm";
import type { Db, Sql } from "@/db/client";

/** First halves of our two-part advisory locks; the second is the period's id. */
const COMPUTING = 7_246_010;
const REQUESTING = 7_246_011;

/**
 * Takes the period for this connection, or says that another computation holds it. Taken before the transaction that
 * replaces the results and on the same connection: losing one is losing the other.
 */
export async function tryLockPeriod(connection: Sql, periodId: number): Promise<boolean> {
  const rows = await connection<{ locked: boolean }[]>`
    SELECT pg_try_advisory_lock(${COMPUTING}::integer, ${periodId}::integer) AS locked`;
  return rows[0]?.locked ?? false;
}

/**
 * Takes the period for the transaction under way, after whoever computes it. False when that took too long; the
 * transaction can go no further then.
 */
export async function waitForPeriod(
  transaction: Sql,
  periodId: number,
  patienceMs: number,
): Promise<boolean> {
  await transaction`SELECT set_config('lock_timeout', ${String(patienceMs)}, true)`;
  try {
    await transaction`SELECT pg_advisory_xact_lock(${COMPUTING}::integer, ${periodId}::integer)`;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === LOCK_NOT_AVAILABLE) return false;
    throw error;
  }
  await transaction`SELECT set_config('lock_timeout', '0', true)`;
  return true;
}

const LOCK_NOT_AVAILABLE = "55P03";

/** Whether a computation of the period is alive in any process. */
export async function isPeriodLocked(db: Db, periodId: number): Promise<boolean> {
  const rows = await db.execute(sql`
    SELECT 1 FROM pg_locks
     WHERE locktype = 'advisory' AND granted AND objsubid = 2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
       AND classid = ${COMPUTING}::oid AND objid = ${periodId}::oid`);
  return rows.length > 0;
}

/** Requests for one period are answered one after the other. Held until the caller's transaction ends. */
export async function lockRequests(db: Db, periodId: number): Promise<void> {
  await db.execute(sql`SELECT pg_advisory_xact_lock(${REQUESTING}::integer, ${periodId}::integer)`);
}
