import { and, eq } from "drizzle-orm";
import { computeRuns } from "@/db/schema/scoring";
import type { WorkCtx } from "@/lib/context";
import { fillInSnapshots } from "@/lib/scoring/forecast/fill-in";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { loadPeriods } from "./load-periods";
import type { DemoWorld } from "./world";

/**
 * The months' periods computed in order, so that each knows the one before; before the running one how people stood within
 * the others, so that it is known what it is heading for.
 */
export async function loadResults(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  const periods = await loadPeriods(ctx, world);
  let results = 0;
  for (const period of periods.values()) {
    if (period === [...periods.values()].at(-1)) await fillInSnapshots(ctx);
    const done = and(eq(computeRuns.periodId, period.id), eq(computeRuns.status, "done"));
    if (await ctx.db.$count(computeRuns, done)) continue;
    const { id } = await requestRun(ctx, { periodId: period.id, trigger: "command" });
    results += (await executeRun(ctx, id)).resultCount;
  }
  return `${results.toLocaleString("en-GB")} results in ${world.months.length} months`;
}
