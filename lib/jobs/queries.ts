import { asc, count, desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accounts } from "@/db/schema/access";
import { jobRuns } from "@/db/schema/jobs";
import { JOB_CATALOGUE, type JobDescription } from "./catalogue";
import { JOB_NAMES, type JobName } from "./names";
import { nextSlot } from "./slots";

export type JobRun = typeof jobRuns.$inferSelect & { requestedByName: string | null };

export interface ListedJob extends JobDescription {
  name: JobName;
  nextAt: Date | null;
  lastRun: JobRun | null;
}

/** Every job with its next slot and its newest run. */
export async function listJobs(
  db: Db,
  { timeZone, now }: { timeZone: string; now: Date },
): Promise<ListedJob[]> {
  const newest = await db
    .selectDistinctOn([jobRuns.job], RUN_FIELDS)
    .from(jobRuns)
    .leftJoin(accounts, eq(accounts.id, jobRuns.requestedBy))
    .orderBy(jobRuns.job, desc(jobRuns.id));
  const runs = new Map(newest.map((row) => [row.run.job, toRun(row)]));
  return JOB_NAMES.map((name) => {
    const description = JOB_CATALOGUE[name];
    const nextAt = description.cron ? nextSlot(description.cron, timeZone, now) : null;
    return { name, ...description, nextAt, lastRun: runs.get(name) ?? null };
  });
}

/** Newest first, unless asked otherwise; of one job, or of all. */
export async function listJobRuns(
  db: Db,
  {
    job,
    page,
    pageSize,
    oldestFirst,
  }: { job?: JobName; page: number; pageSize: number; oldestFirst?: boolean },
): Promise<{ runs: JobRun[]; total: number }> {
  const where = job ? eq(jobRuns.job, job) : undefined;
  const rows = await db
    .select(RUN_FIELDS)
    .from(jobRuns)
    .leftJoin(accounts, eq(accounts.id, jobRuns.requestedBy))
    .where(where)
    .orderBy(oldestFirst ? asc(jobRuns.id) : desc(jobRuns.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const totals = await db.select({ total: count() }).from(jobRuns).where(where);
  return { runs: rows.map(toRun), total: totals[0]?.total ?? 0 };
}

const RUN_FIELDS = { run: jobRuns, requestedByName: accounts.name };
const toRun = ({
  run,
  requestedByName,
}: {
  run: typeof jobRuns.$inferSelect;
  requestedByName: string | null;
}) => ({
  ...run,
  requestedByName,
});
