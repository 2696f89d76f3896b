import type { WorkCtx } from "@/lib/context";
import { followPlans } from "@/lib/rewards/plans/follow";
import { recommendPlans } from "@/lib/rewards/plans/recommend";

export async function recommendPlansJob(ctx: WorkCtx): Promise<string> {
  const { closed, due } = await followPlans(ctx);
  const { rules, recommended } = await recommendPlans(ctx);
  const followed = [
    closed > 0 && ` ${counted(closed)} of people who have left closed.`,
    due > 0 && ` ${due} due.`,
  ].filter(Boolean);
  if (rules === 0) return `No plan rule is active.${followed.join("")}`;
  return `${counted(recommended)} recommended by ${rules} ${rules === 1 ? "rule" : "rules"}.${followed.join("")}`;
}

const counted = (plans: number) => `${plans} ${plans === 1 ? "plan" : "plans"}`;
