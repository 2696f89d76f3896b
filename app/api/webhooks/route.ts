import { z } from "zod";
import { route } from "@/lib/api/route";
import { webhookInput } from "@/lib/notifications/webhooks/input";
import { requireInstallationSecret } from "@/lib/notifications/webhooks/installation-secret";
import { createWebhook } from "@/lib/notifications/webhooks/mutations";
import { listWebhooks } from "@/lib/notifications/webhooks/queries";
import { madeWebhookWire, toWebhookWire, webhookWire } from "@/lib/notifications/webhooks/wire";

export const GET = route({
  path: "/api/webhooks",
  method: "GET",
  summary: "Webhooks by name",
  response: z.object({ items: z.array(webhookWire) }),
  handle: async ({ ctx }) => ({ items: (await listWebhooks(ctx.db)).map(toWebhookWire) }),
});

export const POST = route({
  path: "/api/webhooks",
  method: "POST",
  summary: "Add a webhook; the secret that signs its messages is in this answer only",
  body: webhookInput,
  status: 201,
  response: madeWebhookWire,
  handle: ({ ctx, body }) => createWebhook(ctx, body, requireInstallationSecret()),
});
