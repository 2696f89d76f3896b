import type { Sql } from "@/db/client";
import type { Ctx, WorkCtx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { waitForPeriod } from "../runs/lock";

/** A transaction that has the driver beside the query builder, on one connection. */
export interface ExclusiveCtx extends Ctx {
  sql: Sql;
}

/** How long a write waits for a computation of its period. */
const PATIENCE_MS = 15_000;

/**
 * One READ COMMITTED transaction that no computation of the period runs beside: what it stores, the next computation
 * sees, and no computation in hand can replace it unseen. Throws "unavailable" when one goes on for too long.
 */
export async function withPeriodToItself<T>(
  ctx: WorkCtx,
  periodId: number,
  work: (tx: ExclusiveCtx) => Promise<T>,
  { patienceMs = PATIENCE_MS } = {},
): Promise<T> {
  const own = ctx.database.dedicated();
  try {
    await own.sql`BEGIN`;
    if (!(await waitForPeriod(own.sql, periodId, patienceMs))) {
      throw new AppError(
        "unavailable",
        "This period is being computed, or someone else is at work on all of it. Nothing was saved: try again in a moment.",
      );
    }
    const { database: _, ...plain } = ctx;
    const result = await work({ ...plain, db: own.db, sql: own.sql });
    await own.sql`COMMIT`;
    return result;
  } catch (error) {
    await own.sql`ROLLBACK`.catch(() => {});
    throw error;
  } finally {
    await own.close();
  }
}
