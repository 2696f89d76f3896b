import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { planRuleInput, planRuleResponse } from "@/lib/rewards/plan-rules/input";
import { deletePlanRule, setPlanRuleActive, updatePlanRule } from "@/lib/rewards/plan-rules/mutations";

export const PUT = route({
  path: "/api/plan-rules/[id]",
  method: "PUT",
  summary: "Change a plan rule; plans that it has recommended stay as they are",
  params: idParam,
  body: planRuleInput,
  response: planRuleResponse,
  handle: ({ ctx, params, body }) => updatePlanRule(ctx, { ruleId: params.id, input: body }),
});

export const PATCH = route({
  path: "/api/plan-rules/[id]",
  method: "PATCH",
  summary: "Switch a plan rule on or off",
  params: idParam,
  body: z.strictObject({ is_active: z.boolean() }),
  response: planRuleResponse,
  handle: ({ ctx, params, body }) => setPlanRuleActive(ctx, { ruleId: params.id, isActive: body.is_active }),
});

export const DELETE = route({
  path: "/api/plan-rules/[id]",
  method: "DELETE",
  summary: "Delete a plan rule that has recommended nothing yet",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deletePlanRule(ctx, params.id),
});
