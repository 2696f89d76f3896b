import type { WorkCtx } from "@/lib/context";
import { openCurrentPeriods } from "@/lib/scoring/periods/open-current";

export async function openPeriodsJob(ctx: WorkCtx): Promise<string> {
  const opened = await openCurrentPeriods(ctx);
  if (opened.length === 0) return "Every current period is there already.";
  return `Created ${opened.map((period) => period.name).join(", ")}.`;
}
