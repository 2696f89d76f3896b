import { setTimeout as wait } from "node:timers/promises";
import type postgres from "postgres";
import type { Sql } from "@/db/client";

/** First half of the advisory lock's key; the second is the source. */
const LOCK = 7_246_002;
const askAgainMs = 200;

/**
 * Runs `work` on a connection of its own that holds the source's import lock: one import per source at a time, however
 * many sidecars there are. Whoever comes second waits, without keeping a connection busy. The lock belongs to the
 * connection: when the process dies, it is free at once.
 */
export async function withSourceLock<T>(
  sql: Sql,
  sourceId: number,
  work: (connection: postgres.ReservedSql) => Promise<T>,
): Promise<T> {
  for (;;) {
    const connection = await sql.reserve();
    try {
      const [row] = await connection<{ taken: boolean }[]>`
        SELECT pg_try_advisory_lock(${LOCK}::integer, ${sourceId}::integer) AS taken`;
      if (row?.taken) {
        try {
          return await work(connection);
        } finally {
          await connection`SELECT pg_advisory_unlock(${LOCK}::integer, ${sourceId}::integer)`.catch(() => {});
        }
      }
    } finally {
      connection.release();
    }
    await wait(askAgainMs);
  }
}

/** SQL that is true while an import into the source is alive somewhere. `sourceId` is an SQL expression. */
export const sourceLockHeld = (sourceId: string): string =>
  `EXISTS (SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
     AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND l.classid::bigint = ${LOCK} AND l.objid::bigint = ${sourceId})`;
