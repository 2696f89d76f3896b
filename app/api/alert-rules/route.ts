import { alertRuleInput } from "@/lib/alerts/rules/input";
import { createAlertRule } from "@/lib/alerts/rules/mutations";
import { listAlertRules } from "@/lib/alerts/rules/queries";
import { alertRuleWire, toAlertRuleWire } from "@/lib/alerts/rules/wire";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";

const by = { name: ({ name }: { name: string }) => name };

export const GET = route({
  path: "/api/alert-rules",
  method: "GET",
  summary: "Alert rules",
  query: pageQuery(["name"]),
  response: pageOf(alertRuleWire),
  handle: async ({ ctx, query }) => {
    const { items, ...page } = pageOfAll(await listAlertRules(ctx.db), { ...query, by });
    return { items: items.map(toAlertRuleWire), ...page };
  },
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
