import { acknowledgeAlert, acknowledgeInput } from "@/lib/alerts/incidents/mutations";
import { requireAlert } from "@/lib/alerts/incidents/queries";
import { alertWire, toAlertWire } from "@/lib/alerts/incidents/wire";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";

export const POST = route({
  path: "/api/alerts/[id]/acknowledge",
  method: "POST",
  summary: "Say that someone sees to an alert: it is passed on no further",
  params: idParam,
  body: acknowledgeInput,
  response: alertWire,
  handle: async ({ params: { id }, body, ctx, scope }) => {
    await acknowledgeAlert(ctx, { scope, id, note: body.note });
    return toAlertWire(await requireAlert(ctx.db, scope, id));
  },
});
