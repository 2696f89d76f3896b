import type { WorkCtx } from "@/lib/context";
import { fillInSnapshots } from "@/lib/scoring/forecast/fill-in";

export async function fillInSnapshotsJob(ctx: WorkCtx): Promise<string> {
  const filled = await fillInSnapshots(ctx);
  if (filled === 0) return "Every finished period has its snapshots.";
  return `Filled in ${filled} ${filled === 1 ? "point" : "points"} of finished periods.`;
}
