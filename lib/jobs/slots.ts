import { CronExpressionParser } from "cron-parser";
import { sql } from "drizzle-orm";
import { jobRuns } from "@/db/schema/jobs";
import { type Ctx, inTransaction } from "@/lib/context";
import { JOB_CATALOGUE } from "./catalogue";
import { JOBS_CHANNEL } from "./enqueue";
import { JOB_NAMES, type JobName } from "./names";

interface Timetable {
  timeZone: string;
  /** Slots of a job that never ran by timetable count from here: a fresh installation does not catch up on its past. */
  since: Date;
}

/**
 * Takes the newest slot that is due of every job in the timetable, unless someone has it: the row is unique, so of any
 * number of sidecars one wins. Slots missed while no sidecar ran are thereby made up for, once. Returns what was taken.
 */
export function takeDueSlots(ctx: Ctx, { timeZone, since }: Timetable): Promise<JobName[]> {
  return inTransaction(ctx, async ({ db, now }) => {
    const known = await db
      .select({ job: jobRuns.job, slotAt: sql<string | null>`max(${jobRuns.slotAt})` })
      .from(jobRuns)
      .groupBy(jobRuns.job);
    const lastSlots = new Map(
      known.map(({ job, slotAt }) => [job, slotAt === null ? null : new Date(slotAt)]),
    );
    const taken: JobName[] = [];
    for (const job of JOB_NAMES) {
      const { cron } = JOB_CATALOGUE[job];
      if (!cron) continue;
      const slotAt = newestSlot(cron, timeZone, { after: lastSlots.get(job) ?? since, now });
      if (!slotAt) continue;
      const rows = await db
        .insert(jobRuns)
        .values({ job, slotAt, trigger: "timetable", createdAt: now })
        .onConflictDoNothing()
        .returning({ id: jobRuns.id });
      if (!rows[0]) continue;
      await db.execute(sql`SELECT pg_notify(${JOBS_CHANNEL}, ${String(rows[0].id)})`);
      taken.push(job);
    }
    return taken;
  });
}

/** No slot of the timetable is rarer than this. */
const LONGEST_GAP_MS = 40 * 86_400_000;

/**
 * The last instant in `(after, now]` that the expression names, or null. Found by walking forwards: an hour that happens
 * twice then has one slot, and in a night without that hour the slot falls on the hour after it.
 */
export function newestSlot(
  cron: string,
  timeZone: string,
  { after, now }: { after: Date; now: Date },
): Date | null {
  const from = new Date(Math.max(after.getTime(), now.getTime() - LONGEST_GAP_MS));
  const slots = CronExpressionParser.parse(cron, { tz: timeZone, currentDate: from });
  let newest: Date | null = null;
  for (let slot = slots.next().toDate(); slot <= now; slot = slots.next().toDate()) newest = slot;
  return newest;
}

export function nextSlot(cron: string, timeZone: string, now: Date): Date {
  return CronExpressionParser.parse(cron, { tz: timeZone, currentDate: now }).next().toDate();
}
