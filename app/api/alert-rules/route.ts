import { z } from "zod";
import { alertRuleInput } from "@/lib/alerts/rules/input";
import { createAlertRule } from "@/lib/alerts/rules/mutations";
import { listAlertRules } from "@/lib/alerts/rules/queries";
import { alertRuleWire, toAlertRuleWire } from "@/lib/alerts/rules/wire";
import { route } from "@/lib/api/route";

export const GET = route({
  path: "/api/alert-rules",
  method: "GET",
  summary: "Alert rules by name",
  response: z.object({ items: z.array(alertRuleWire) }),
  handle: async ({ ctx }) => ({ items: (await listAlertRules(ctx.db)).map(toAlertRuleWire) }),
});

export const POST = route({
  path: "/api/alert-rules",
  method: "POST",
  summary: "Make an alert rule; everyone is looked at by it at once",
  body: alertRuleInput,
  status: 201,
  response: alertRuleWire,
  handle: async ({ ctx, scope, body }) => toAlertRuleWire(await createAlertRule(ctx, { scope, rule: body })),
});
