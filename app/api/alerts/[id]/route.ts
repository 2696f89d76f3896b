import { z } from "zod";
import { listAlertEvents, requireAlert } from "@/lib/alerts/incidents/queries";
import { alertEventWire, alertWire, toAlertEventWire, toAlertWire } from "@/lib/alerts/incidents/wire";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";

export const GET = route({
  path: "/api/alerts/[id]",
  method: "GET",
  summary: "An alert with its history",
  params: idParam,
  response: alertWire.extend({ events: z.array(alertEventWire) }),
  handle: async ({ params, ctx, scope }) => {
    const alert = await requireAlert(ctx.db, scope, params.id);
    await noteView(ctx, alert.employeeId);
    const events = await listAlertEvents(ctx.db, alert.id);
    return { ...toAlertWire(alert), events: events.map(toAlertEventWire) };
  },
});
