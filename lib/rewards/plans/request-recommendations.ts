import { eq } from "drizzle-orm";
import { planRules } from "@/db/schema/plans";
import type { Ctx } from "@/lib/context";
import { enqueueJob } from "@/lib/jobs/enqueue";

/** Asks the sidecar to look at the plan rules, in the caller's transaction; without an active rule there is nothing to do. */
export async function requestRecommendations(ctx: Ctx): Promise<void> {
  if ((await ctx.db.$count(planRules, eq(planRules.isActive, true))) === 0) return;
  await enqueueJob(ctx, "recommend-plans", {});
}
