import { z } from "zod";
import { ALERT_STATES, listAlerts } from "@/lib/alerts/incidents/queries";
import { alertWire, toAlertWire } from "@/lib/alerts/incidents/wire";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/alerts",
  method: "GET",
  summary: "Alerts about the people the caller leads (human resources: everyone), newest first",
  query: pageQuery(["id"], "-id").extend({
    state: z.enum(ALERT_STATES).optional(),
    search: z.string().trim().max(100).optional().describe("Part of the person's name"),
    employee_id: idNumber.optional(),
  }),
  response: pageOf(alertWire),
  handle: async ({ query: { page, page_size, sort, employee_id: employeeId, ...filter }, ctx, scope }) => {
    const asked = { ...filter, employeeId, page, pageSize: page_size, oldestFirst: sort === "id" };
    const { alerts, total } = await listAlerts(ctx.db, scope, asked);
    return { items: alerts.map(toAlertWire), page, page_size, total };
  },
});
