import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { AppError, notFound } from "@/lib/errors";
import { JOB_CATALOGUE } from "./catalogue";
import { enqueueJob } from "./enqueue";
import { isJobName } from "./names";

/** Queues a job of the timetable now, besides its slots. Returns the job run's id. */
export async function startJob(ctx: Ctx, name: string): Promise<number> {
  requireAbility(ctx.actor, "run jobs");
  if (!isJobName(name)) throw notFound("This job");
  if (JOB_CATALOGUE[name].cron === null) {
    throw new AppError(
      "conflict",
      `${JOB_CATALOGUE[name].title} needs to know what to work on and starts from there.`,
    );
  }
  return inTransaction(ctx, async (tx) => {
    const id = await enqueueJob(tx, name, {} as never);
    await recordAudit(tx, {
      action: "job.started",
      entityType: "job",
      entityId: name,
      after: { jobRun: id },
    });
    return id;
  });
}
