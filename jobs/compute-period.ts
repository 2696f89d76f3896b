import type { WorkCtx } from "@/lib/context";
import { requestRecommendations } from "@/lib/rewards/plans/request-recommendations";
import { executeRun } from "@/lib/scoring/runs/execute";

export async function computePeriodJob(ctx: WorkCtx, { runId }: { runId: number }): Promise<string> {
  const run = await executeRun(ctx, runId);
  if (run.status !== "done") return `${run.periodName}: left alone, a newer run has taken its place.`;
  await requestRecommendations(ctx);
  const count = (number: number, word: string) => `${number.toLocaleString("en")} ${word}`;
  return `${run.periodName}: ${count(run.peopleCount, "people")}, ${count(run.resultCount, "results")} from ${count(run.recordCount, "records")}.`;
}
