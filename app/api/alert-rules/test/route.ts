import { alertRuleTestInput } from "@/lib/alerts/rules/input";
import { tryRule } from "@/lib/alerts/rules/try-rule";
import { ruleTrialWire, toRuleTrialWire } from "@/lib/alerts/rules/wire";
import { route } from "@/lib/api/route";

export const POST = route({
  path: "/api/alert-rules/test",
  method: "POST",
  summary: "What a rule would have done over the last six periods; nothing is saved",
  body: alertRuleTestInput,
  response: ruleTrialWire,
  handle: async ({ ctx, scope, body }) => toRuleTrialWire(await tryRule(ctx, { scope, rule: body })),
});
