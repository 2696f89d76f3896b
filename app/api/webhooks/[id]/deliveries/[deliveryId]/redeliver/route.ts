import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { redeliver } from "@/lib/notifications/webhooks/mutations";

export const POST = route({
  path: "/api/webhooks/[id]/deliveries/[deliveryId]/redeliver",
  method: "POST",
  summary: "Send a delivery that has ended once more, under the same id",
  params: idParam.extend({
    deliveryId: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  }),
  status: 204,
  handle: ({ ctx, params }) => redeliver(ctx, params),
});
