import { alertRuleChangeInput } from "@/lib/alerts/rules/input";
import { changeAlertRule, deleteAlertRule } from "@/lib/alerts/rules/mutations";
import { requireAlertRule } from "@/lib/alerts/rules/queries";
import { alertRuleWire, toAlertRuleWire } from "@/lib/alerts/rules/wire";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";

const path = "/api/alert-rules/[id]" as const;

export const GET = route({
  ...{ path, method: "GET", summary: "An alert rule", params: idParam, response: alertRuleWire },
  handle: async ({ ctx, params }) => toAlertRuleWire(await requireAlertRule(ctx.db, params.id)),
});

export const PUT = route({
  path,
  method: "PUT",
  summary: "Change an alert rule, switching on and off included",
  params: idParam,
  body: alertRuleChangeInput,
  response: alertRuleWire,
  handle: async ({ ctx, scope, params: { id }, body }) =>
    toAlertRuleWire(await changeAlertRule(ctx, { scope, id, ...body })),
});

export const DELETE = route({
  path,
  method: "DELETE",
  summary: "Delete an alert rule that never opened an alert",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteAlertRule(ctx, params.id),
});
