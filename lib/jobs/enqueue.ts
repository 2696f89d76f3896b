import { sql } from "drizzle-orm";
import { jobRuns } from "@/db/schema/jobs";
import type { Ctx } from "@/lib/context";
import type { JobName, JobPayload } from "./names";

/** PostgreSQL channel on which sidecars hear that a job was queued. */
export const JOBS_CHANNEL = "plumbline_jobs";

/**
 * Queues a job in the caller's transaction: the write and the job land together or not at all. The row is the queue's
 * inbox; sidecars hear of it when the transaction commits and hand it to pg-boss. Returns the job run's id.
 */
export async function enqueueJob<N extends JobName>(
  ctx: Ctx,
  job: N,
  payload: JobPayload<N>,
): Promise<number> {
  const { actor, now } = ctx;
  const rows = await ctx.db
    .insert(jobRuns)
    .values({
      job,
      payload,
      trigger: actor.kind === "account" ? "person" : "event",
      requestedBy: actor.kind === "account" ? actor.accountId : null,
      createdAt: now,
    })
    .returning({ id: jobRuns.id });
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`Job ${job} was not queued.`);
  await ctx.db.execute(sql`SELECT pg_notify(${JOBS_CHANNEL}, ${String(id)})`);
  return id;
}
