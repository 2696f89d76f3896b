import { z } from "zod";
import { DELIVERY_STATUSES } from "@/db/enums";
import type { Delivery, Webhook } from "./queries";

export const webhookWire = z.object({
  id: z.number().int(),
  name: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  enabled: z.boolean(),
  disabled_reason: z.string().nullable(),
  failures_in_a_row: z.number().int(),
  created_at: z.iso.datetime(),
});

/** The secret is in this answer only; null: it was not changed. */
export const madeWebhookWire = z.object({ id: z.number().int(), secret: z.string().nullable() });

export const toWebhookWire = (webhook: Webhook): z.infer<typeof webhookWire> => ({
  id: webhook.id,
  name: webhook.name,
  url: webhook.url,
  kinds: webhook.kinds,
  enabled: webhook.disabledAt === null,
  disabled_reason: webhook.disabledReason,
  failures_in_a_row: webhook.failuresInARow,
  created_at: webhook.createdAt.toISOString(),
});

export const deliveryWire = z.object({
  id: z.number().int(),
  delivery: z.string().nullable().describe("Header plumbline-delivery, the same at every attempt"),
  type: z.string(),
  event: z.string(),
  status: z.enum(DELIVERY_STATUSES),
  error: z.string().nullable(),
  created_at: z.iso.datetime(),
  due_at: z.iso.datetime(),
  ended_at: z.iso.datetime().nullable(),
  attempts: z.array(
    z.object({
      at: z.iso.datetime(),
      status_code: z.number().int().nullable(),
      answer: z.string(),
      duration_ms: z.number().int(),
    }),
  ),
});

export const toDeliveryWire = (delivery: Delivery): z.infer<typeof deliveryWire> => ({
  id: delivery.id,
  delivery: delivery.messageId,
  type: delivery.type,
  event: delivery.eventKey,
  status: delivery.status,
  error: delivery.error,
  created_at: delivery.createdAt.toISOString(),
  due_at: delivery.dueAt.toISOString(),
  ended_at: delivery.endedAt?.toISOString() ?? null,
  attempts: delivery.attempts.map(({ at, statusCode, answer, durationMs }) => ({
    at: at.toISOString(),
    status_code: statusCode,
    answer,
    duration_ms: durationMs,
  })),
});
