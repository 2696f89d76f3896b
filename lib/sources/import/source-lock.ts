import { setTimeout as wait } from "node:timers/promises";
import type { Database, Sql } from "@/db/client";

/** First half of the advisory lock's key; the second is the source. */
const LOCK = 7_246_002;
const askAgainMs = 200;

/**
 * Runs `work` on a connection of its own that holds the source's import lock: one import per source at a time, however
 * many sidecars there are. Whoever comes second waits. The lock belongs to the connection: when the process dies, it is
 * free at once; when the connection dies, whatever `work` asks of it next is refused, and nothing waits for an answer.
 */
export async function withSourceLock<T>(
  database: Database,
  sourceId: number,
  work: (connection: Sql) => Promise<T>,
): Promise<T> {
  const own = database.dedicated();
  try {
    for (;;) {
      const [row] = await own.sql<{ taken: boolean }[]>`
        SELECT pg_try_advisory_lock(${LOCK}::integer, ${sourceId}::integer) AS taken`;
      if (row?.taken) return await work(own.sql);
      await wait(askAgainMs);
    }
  } finally {
    await own.close();
  }
}

/** SQL that is true while an import into the source is alive somewhere. `sourceId` is an SQL expression. */
export const sourceLockHeld = (sourceId: string): string =>
  `EXISTS (SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
     AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
     AND l.classid::bigint = ${LOCK} AND l.objid::bigint = ${sourceId})`;
