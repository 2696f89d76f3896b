import { and, eq } from "drizzle-orm";
import { computeRuns } from "@/db/schema/scoring";
import type { WorkCtx } from "@/lib/context";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { listPeriods } from "@/lib/scoring/periods/queries";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { isoDay } from "./calendar";
import type { DemoWorld } from "./world";

/** A monthly period for each month, computed in order, so that each knows the one before. */
export async function loadResults(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  const known = new Map(
    (await listPeriods(ctx.db, { frequency: "monthly" })).map((period) => [period.periodStart, period]),
  );
  let results = 0;
  for (const month of world.months) {
    const start = isoDay(month.firstDay);
    const period =
      known.get(start) ?? (await createPeriod(ctx, { frequency: "monthly", period_start: start }));
    const done = and(eq(computeRuns.periodId, period.id), eq(computeRuns.status, "done"));
    if (await ctx.db.$count(computeRuns, done)) continue;
    const { id } = await requestRun(ctx, { periodId: period.id, trigger: "command" });
    results += (await executeRun(ctx, id)).resultCount;
  }
  return `${results.toLocaleString("en-GB")} results in ${world.months.length} months`;
}
