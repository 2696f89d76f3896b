import { z } from "zod";
import { route } from "@/lib/api/route";
import { planRuleInput, planRuleResponse } from "@/lib/rewards/plan-rules/input";
import { createPlanRule } from "@/lib/rewards/plan-rules/mutations";
import { listPlanRules } from "@/lib/rewards/plan-rules/queries";

export const GET = route({
  path: "/api/plan-rules",
  method: "GET",
  summary: "Rules by which training and improvement plans are recommended",
  response: z.object({ rules: z.array(planRuleResponse) }),
  handle: async ({ ctx }) => ({ rules: await listPlanRules(ctx.db) }),
});

export const POST = route({
  path: "/api/plan-rules",
  method: "POST",
  summary: "Add a plan rule",
  body: planRuleInput,
  response: planRuleResponse,
  status: 201,
  handle: ({ ctx, body }) => createPlanRule(ctx, body),
});
