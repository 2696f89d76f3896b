import type { WorkCtx } from "@/lib/context";
import { computeOpenPeriods } from "@/lib/scoring/runs/compute-open";

export async function computeOpenPeriodsJob(ctx: WorkCtx): Promise<string> {
  const { requested, skipped } = await computeOpenPeriods(ctx);
  const asked = requested.length > 0 ? `Asked for ${requested.join(", ")}.` : "No open period to compute.";
  return skipped.length > 0 ? `${asked} Under way already: ${skipped.join(", ")}.` : asked;
}
