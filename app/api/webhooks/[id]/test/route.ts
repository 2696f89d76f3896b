import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { tryWebhook } from "@/lib/notifications/webhooks/mutations";

export const POST = route({
  path: "/api/webhooks/[id]/test",
  method: "POST",
  summary: "Send a made-up event to a webhook",
  params: idParam,
  status: 202,
  response: z.object({ delivery_id: z.number().int() }),
  handle: async ({ ctx, params }) => ({ delivery_id: await tryWebhook(ctx, params.id) }),
});
