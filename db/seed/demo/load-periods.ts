import type { WorkCtx } from "@/lib/context";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { listPeriods, type Period } from "@/lib/scoring/periods/queries";
import { isoDay } from "./calendar";
import type { DemoWorld } from "./world";

/** A monthly period for each month, oldest first, by its first day (YYYY-MM-DD). */
export async function loadPeriods(ctx: WorkCtx, world: DemoWorld): Promise<Map<string, Period>> {
  const listed = await listPeriods(ctx.db, { frequency: "monthly" });
  const known = new Map(listed.map((period) => [period.periodStart, period]));
  const periods = new Map<string, Period>();
  for (const month of world.months) {
    const start = isoDay(month.firstDay);
    const period =
      known.get(start) ?? (await createPeriod(ctx, { frequency: "monthly", period_start: start }));
    periods.set(start, period);
  }
  return periods;
}
