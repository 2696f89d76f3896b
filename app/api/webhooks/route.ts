import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { webhookInput } from "@/lib/notifications/webhooks/input";
import { requireInstallationSecret } from "@/lib/notifications/webhooks/installation-secret";
import { createWebhook } from "@/lib/notifications/webhooks/mutations";
import { listWebhooks } from "@/lib/notifications/webhooks/queries";
import { madeWebhookWire, toWebhookWire, webhookWire } from "@/lib/notifications/webhooks/wire";

const by = { name: ({ name }: { name: string }) => name };

export const GET = route({
  path: "/api/webhooks",
  method: "GET",
  summary: "Webhooks",
  query: pageQuery(["name"]),
  response: pageOf(webhookWire),
  handle: async ({ ctx, query }) => {
    const { items, ...page } = pageOfAll(await listWebhooks(ctx.db), { ...query, by });
    return { items: items.map(toWebhookWire), ...page };
  },
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
