import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { webhookChangeInput } from "@/lib/notifications/webhooks/input";
import { requireInstallationSecret } from "@/lib/notifications/webhooks/installation-secret";
import { changeWebhook, deleteWebhook } from "@/lib/notifications/webhooks/mutations";
import { requireWebhook } from "@/lib/notifications/webhooks/queries";
import { madeWebhookWire, toWebhookWire, webhookWire } from "@/lib/notifications/webhooks/wire";

const path = "/api/webhooks/[id]" as const;

export const GET = route({
  ...{ path, method: "GET", summary: "A webhook", params: idParam, response: webhookWire },
  handle: async ({ ctx, params }) => toWebhookWire(await requireWebhook(ctx.db, params.id)),
});

export const PATCH = route({
  path,
  method: "PATCH",
  summary: "Change a webhook, switch it on or off, or give it a new secret, which is in this answer only",
  params: idParam,
  body: webhookChangeInput,
  response: madeWebhookWire,
  handle: ({ ctx, params: { id }, body }) =>
    changeWebhook(ctx, { id, change: body }, requireInstallationSecret()),
});

export const DELETE = route({
  path,
  method: "DELETE",
  summary: "Delete a webhook with its deliveries",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteWebhook(ctx, params.id),
});
