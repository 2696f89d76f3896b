import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { PgBoss } from "pg-boss";
import type { Db } from "@/db/client";
import { jobRuns } from "@/db/schema/jobs";

const BATCH = 500;

/**
 * Hands queued job runs over to pg-boss. A run always has the same id there, so that handing it over again, or from two
 * sidecars at once, changes nothing.
 */
export async function handOverQueued(db: Db, queue: PgBoss): Promise<void> {
  const waiting = await db
    .select({ id: jobRuns.id, job: jobRuns.job })
    .from(jobRuns)
    .where(eq(jobRuns.status, "queued"))
    .orderBy(asc(jobRuns.id))
    .limit(BATCH);
  for (const { id, job } of waiting) await queue.send(job, { jobRunId: id }, { id: queueIdOf(id) });
}

/** Job runs that pg-boss has given up on: their processes died each time before they could say why. */
export async function failGivenUp(db: Db, now: Date): Promise<void> {
  const givenUp = db
    .select({ id: jobRuns.id })
    .from(jobRuns)
    .where(
      and(
        inArray(jobRuns.status, ["queued", "running"]),
        sql`EXISTS (SELECT 1 FROM pgboss.job q WHERE q.name = ${jobRuns.job} AND q.state = 'failed'
            AND q.id = ('00000000-0000-4000-8000-' || lpad(to_hex(${jobRuns.id}), 12, '0'))::uuid)`,
      ),
    );
  await db
    .update(jobRuns)
    .set({ status: "failed", error: "The process that ran it ended every time it was tried.", endedAt: now })
    .where(inArray(jobRuns.id, givenUp));
}

const queueIdOf = (jobRunId: number) => `00000000-0000-4000-8000-${jobRunId.toString(16).padStart(12, "0")}`;
