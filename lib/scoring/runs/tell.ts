import { eq } from "drizzle-orm";
import { performanceResults } from "@/db/schema/results";
import type { Ctx } from "@/lib/context";
import { notify } from "@/lib/notifications/notify";
import { dayIn } from "@/lib/people/today";
import { organisationTimeZone, requirePeriod } from "../periods/queries";
import type { RunWithContext } from "./queries";

/** A period that is computed for the first time later than so many days after its end is history, and no news. */
const NEWS_FOR_DAYS = 45;
const DAY_MS = 86_400_000;

/** Tells who asked for a run that it is done; and everyone with a scorecard, once, that a period that has ended is ready. */
export async function tellOfFinishedRun(
  ctx: Ctx,
  run: RunWithContext,
  { people, results }: { people: number; results: number },
): Promise<void> {
  if (run.requestedBy !== null)
    await notify(ctx, {
      kind: "period_computed",
      eventKey: `run:${run.id}:done`,
      title: `${run.periodName} is computed`,
      body: `${people.toLocaleString("en")} people, ${results.toLocaleString("en")} results.`,
      href: `/admin/runs/${run.id}`,
      to: { accountIds: [run.requestedBy] },
    });
  if (run.employeeIds === null) await tellOfScorecards(ctx, run.periodId);
}

/** Tells everyone scored in a period that it is ready, once, while it is news. */
export async function tellOfScorecards(ctx: Ctx, periodId: number): Promise<void> {
  const period = await requirePeriod(ctx.db, periodId);
  const today = dayIn(await organisationTimeZone(ctx.db), ctx.now);
  const daysSince = (Date.parse(today) - Date.parse(period.periodEnd)) / DAY_MS;
  if (daysSince < 0 || daysSince > NEWS_FOR_DAYS) return;
  const scored = await ctx.db
    .select({ employeeId: performanceResults.employeeId })
    .from(performanceResults)
    .where(eq(performanceResults.periodId, periodId));
  await notify(ctx, {
    kind: "scorecard_ready",
    eventKey: `period:${periodId}:ready`,
    title: `Your scorecard of ${period.name} is ready`,
    body: "The period has ended. Every figure opens down to its records.",
    href: `/me?period=${periodId}`,
    to: { employeeIds: scored.map(({ employeeId }) => employeeId) },
  });
}

/** Tells who asked for it, or who looks after computations when the timetable did. */
export function tellOfFailedRun(ctx: Ctx, run: RunWithContext, reason: string): Promise<void> {
  return notify(ctx, {
    kind: "run_failed",
    eventKey: `run:${run.id}:failed`,
    title: `${run.periodName} could not be computed`,
    body: reason,
    href: `/admin/runs/${run.id}`,
    to: run.requestedBy === null ? { roles: ["admin", "hr"] } : { accountIds: [run.requestedBy] },
  });
}
