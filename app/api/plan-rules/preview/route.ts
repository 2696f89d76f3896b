import { route } from "@/lib/api/route";
import { planRuleInput } from "@/lib/rewards/plan-rules/input";
import { planRulePreviewResponse, previewPlanRule } from "@/lib/rewards/plan-rules/preview";

export const POST = route({
  path: "/api/plan-rules/preview",
  method: "POST",
  summary: "How often a rule that need not be saved would have recommended a plan; stores nothing",
  body: planRuleInput,
  response: planRulePreviewResponse,
  handle: ({ ctx, scope, body }) => previewPlanRule(ctx, { scope, rule: body }),
});
