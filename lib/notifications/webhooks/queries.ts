import { asc, count, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { outbox, webhookAttempts, webhookEndpoints } from "@/db/schema/notifications";
import { notFound } from "@/lib/errors";

export type Webhook = Omit<typeof webhookEndpoints.$inferSelect, "sealedSecret" | "createdBy">;

const FIELDS = {
  id: webhookEndpoints.id,
  name: webhookEndpoints.name,
  url: webhookEndpoints.url,
  kinds: webhookEndpoints.kinds,
  failuresInARow: webhookEndpoints.failuresInARow,
  disabledAt: webhookEndpoints.disabledAt,
  disabledReason: webhookEndpoints.disabledReason,
  createdAt: webhookEndpoints.createdAt,
};

/** By name. */
export const listWebhooks = (db: Db): Promise<Webhook[]> =>
  db.select(FIELDS).from(webhookEndpoints).orderBy(asc(webhookEndpoints.name));

export async function requireWebhook(db: Db, id: number): Promise<Webhook> {
  const [found] = await db.select(FIELDS).from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  if (!found) throw notFound("This webhook");
  return found;
}

export type WebhookAttempt = Omit<typeof webhookAttempts.$inferSelect, "outboxId">;

export interface Delivery {
  id: number;
  messageId: string | null;
  eventKey: string;
  type: string;
  status: (typeof outbox.$inferSelect)["status"];
  createdAt: Date;
  dueAt: Date;
  endedAt: Date | null;
  error: string | null;
  attempts: WebhookAttempt[];
}

/** What was sent to an endpoint and what it answered, newest first. */
export async function listDeliveries(
  db: Db,
  { id, page, pageSize, oldestFirst }: { id: number; page: number; pageSize: number; oldestFirst?: boolean },
): Promise<{ deliveries: Delivery[]; total: number }> {
  const own = eq(outbox.endpointId, id);
  const rows = await db
    .select()
    .from(outbox)
    .where(own)
    .orderBy(oldestFirst ? asc(outbox.id) : desc(outbox.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const totals = await db.select({ total: count() }).from(outbox).where(own);
  const ids = rows.map((row) => row.id);
  const attempts = await db
    .select()
    .from(webhookAttempts)
    .where(inArray(webhookAttempts.outboxId, ids))
    .orderBy(asc(webhookAttempts.id));
  const deliveries = rows.map((row) => ({
    ...row,
    type: String(row.payload?.type ?? ""),
    attempts: attempts.filter(({ outboxId }) => outboxId === row.id),
  }));
  return { deliveries, total: totals[0]?.total ?? 0 };
}
