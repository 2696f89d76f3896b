import type { WorkCtx } from "@/lib/context";
import { recommendPlans } from "@/lib/rewards/plans/recommend";

export async function recommendPlansJob(ctx: WorkCtx): Promise<string> {
  const { rules, recommended } = await recommendPlans(ctx);
  if (rules === 0) return "No plan rule is active.";
  return `${recommended} ${recommended === 1 ? "plan" : "plans"} recommended by ${rules} ${rules === 1 ? "rule" : "rules"}.`;
}
