import { idParam, pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listDeliveries, requireWebhook } from "@/lib/notifications/webhooks/queries";
import { deliveryWire, toDeliveryWire } from "@/lib/notifications/webhooks/wire";

export const GET = route({
  path: "/api/webhooks/[id]/deliveries",
  method: "GET",
  summary: "What was sent to a webhook and what it answered, newest first",
  params: idParam,
  query: pageQuery(["id"], "-id"),
  response: pageOf(deliveryWire),
  handle: async ({ ctx, params: { id }, query: { page, page_size, sort } }) => {
    await requireWebhook(ctx.db, id);
    const { deliveries, total } = await listDeliveries(ctx.db, {
      ...{ id, page, pageSize: page_size },
      oldestFirst: sort === "id",
    });
    return { items: deliveries.map(toDeliveryWire), page, page_size, total };
  },
});
