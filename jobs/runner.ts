import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { jobRuns } from "@/db/schema/jobs";
import { jobActor, type WorkCtx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { isJobName, JOB_PAYLOADS, type JobName } from "@/lib/jobs/names";
import { reasonOf } from "@/lib/jobs/reason";
import { log } from "@/lib/log";
import type { JobHandler, Registry } from "./registry";

/** How often a job is tried in all. */
export const ATTEMPTS = 4;

/**
 * Runs a queued job and writes down what came of it. A run that has ended is left alone. Throws when the job should be
 * tried again; a refusal by our own rules is final, since trying again would meet it again.
 */
export async function runJob(database: Database, jobRunId: number, registry: Registry): Promise<void> {
  const { db } = database;
  const claimed = await db
    .update(jobRuns)
    .set({ status: "running", attempts: sql`${jobRuns.attempts} + 1`, startedAt: new Date(), error: null })
    .where(and(eq(jobRuns.id, jobRunId), inArray(jobRuns.status, ["queued", "running"])))
    .returning();
  const run = claimed[0];
  if (!run) return;
  try {
    if (!isJobName(run.job)) throw new AppError("not_found", `There is no job called ${run.job} any more.`);
    const ctx: WorkCtx = { db, database, actor: jobActor(run.job), now: new Date() };
    const summary = await handle(registry, run.job, ctx, run.payload);
    await db
      .update(jobRuns)
      .set({ status: "done", summary, endedAt: new Date() })
      .where(eq(jobRuns.id, run.id));
    log.info({ job: run.job, jobRunId, summary }, "job done");
  } catch (error) {
    const isFinal = run.attempts >= ATTEMPTS || isRefusal(error);
    log.error({ err: error, job: run.job, jobRunId, isFinal }, "job failed");
    await db
      .update(jobRuns)
      .set({
        status: isFinal ? "failed" : "queued",
        error: reasonOf(error),
        endedAt: isFinal ? new Date() : null,
      })
      .where(and(eq(jobRuns.id, run.id), eq(jobRuns.status, "running")));
    if (!isFinal) throw error;
  }
}

function handle(registry: Registry, job: JobName, ctx: WorkCtx, payload: unknown): Promise<string> {
  // Name, payload and handler belong together by construction of the registry.
  const handler = registry[job] as JobHandler<JobName>;
  return handler(ctx, JOB_PAYLOADS[job].parse(payload) as never);
}

/** "Busy just now" may be different next time; any other refusal will not. */
const isRefusal = (error: unknown) =>
  error instanceof AppError && error.code !== "unavailable" && error.code !== "too_many";
