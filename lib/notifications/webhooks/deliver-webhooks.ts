import { and, eq, sql } from "drizzle-orm";
import { outbox, webhookAttempts, webhookEndpoints } from "@/db/schema/notifications";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { ATTEMPTS, retryAfterMs } from "../delivery/retry";
import type { DeliverySettings } from "../delivery/settings";
import { notify } from "../notify";
import { type Answer, postWebhook } from "./post-webhook";
import { unseal } from "./seal";
import { signatureOf } from "./signature";

/** So many failures in a row, and an endpoint is switched off until someone switches it on. */
export const MOST_FAILURES = 20;

const AT_ONCE = 8;

type Claimed = {
  id: number;
  message_id: string;
  payload: Record<string, unknown>;
  attempts: number;
  endpoint_id: number;
  url: string;
  sealed_secret: string;
};

/** Posts webhooks that are due. Returns how many it had in hand: call again until none is left. */
export async function deliverWebhooks(ctx: Ctx, settings: DeliverySettings): Promise<number> {
  const claimed = await claim(ctx, settings.leaseMs);
  await Promise.all(claimed.map((one) => deliver(ctx, one, settings)));
  return claimed.length;
}

/** Takes what is due for as long as the lease; of an endpoint that is switched off it waits. */
async function claim(ctx: Ctx, leaseMs: number): Promise<Claimed[]> {
  const rows = await ctx.db.execute<Claimed>(sql`
    WITH free AS MATERIALIZED (
      SELECT o.id FROM outbox o JOIN webhook_endpoints e ON e.id = o.endpoint_id AND e.disabled_at IS NULL
       WHERE o.channel = 'webhook' AND o.status = 'waiting' AND o.due_at <= ${ctx.now.toISOString()}
         AND (o.claimed_until IS NULL OR o.claimed_until < clock_timestamp())
       ORDER BY o.due_at, o.id LIMIT ${AT_ONCE} FOR UPDATE OF o SKIP LOCKED
    )
    UPDATE outbox o SET attempts = o.attempts + 1,
           claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      FROM free, webhook_endpoints e WHERE o.id = free.id AND e.id = o.endpoint_id
    RETURNING o.id, o.message_id, o.payload, o.attempts, o.endpoint_id, e.url, e.sealed_secret`);
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

async function deliver(ctx: Ctx, claimed: Claimed, settings: DeliverySettings): Promise<void> {
  const { path, ...payload } = claimed.payload;
  const body = JSON.stringify({ id: claimed.message_id, ...payload, url: `${settings.origin}${path}` });
  const secret = opened(claimed.sealed_secret, settings.installationSecret);
  const answer =
    secret === null
      ? unsigned
      : await postWebhook({
          url: claimed.url,
          body,
          headers: {
            // The same at every attempt, so that a receiver can tell what it has had.
            "plumbline-delivery": claimed.message_id,
            "plumbline-event": String(payload.type),
            "plumbline-signature": signatureOf(secret, body, new Date()),
          },
          allowPrivate: settings.allowPrivate,
        });
  await writeDown(ctx, claimed, answer);
}

const unsigned: Answer = {
  statusCode: null,
  text: "Its secret was sealed by another installation secret. Give it a new secret.",
  durationMs: 0,
};

function opened(sealed: string, installationSecret: string): string | null {
  try {
    return unseal(sealed, installationSecret);
  } catch {
    return null;
  }
}

async function writeDown(ctx: Ctx, claimed: Claimed, answer: Answer): Promise<void> {
  const { statusCode, text, durationMs } = answer;
  const arrived = statusCode !== null && statusCode >= 200 && statusCode < 300;
  await inTransaction(ctx, async (tx) => {
    const at = new Date();
    await tx.db
      .insert(webhookAttempts)
      .values({ outboxId: claimed.id, at, statusCode, answer: text, durationMs });
    if (arrived) {
      await tx.db
        .update(outbox)
        .set({ status: "delivered", error: null, claimedUntil: null, endedAt: at })
        .where(eq(outbox.id, claimed.id));
      await tx.db
        .update(webhookEndpoints)
        .set({ failuresInARow: 0 })
        .where(eq(webhookEndpoints.id, claimed.endpoint_id));
      return;
    }
    const isLast = claimed.attempts >= ATTEMPTS;
    await tx.db
      .update(outbox)
      .set({
        status: isLast ? "failed" : "waiting",
        error: statusCode === null ? text : `Answered ${statusCode}.`,
        claimedUntil: null,
        dueAt: new Date(ctx.now.getTime() + retryAfterMs(claimed.attempts)),
        endedAt: isLast ? at : null,
      })
      // Held longer than the lease, it is in the next hand by now, or done.
      .where(
        and(eq(outbox.id, claimed.id), eq(outbox.attempts, claimed.attempts), eq(outbox.status, "waiting")),
      );
    await countFailure(tx, claimed.endpoint_id);
  });
}

async function countFailure(tx: Ctx, endpointId: number): Promise<void> {
  const [endpoint] = await tx.db
    .update(webhookEndpoints)
    .set({ failuresInARow: sql`${webhookEndpoints.failuresInARow} + 1` })
    .where(eq(webhookEndpoints.id, endpointId))
    .returning();
  if (!endpoint || endpoint.disabledAt || endpoint.failuresInARow < MOST_FAILURES) return;
  const reason = `${endpoint.failuresInARow} deliveries in a row failed.`;
  await tx.db
    .update(webhookEndpoints)
    .set({ disabledAt: tx.now, disabledReason: reason })
    .where(eq(webhookEndpoints.id, endpointId));
  await recordAudit(tx, {
    action: "webhook.disabled",
    entityType: "webhook",
    entityId: endpointId,
    before: { enabled: true },
    after: { enabled: false },
    reason,
  });
  await notify(tx, {
    kind: "webhook_disabled",
    eventKey: `webhook:${endpointId}:disabled:${tx.now.toISOString()}`,
    title: `The webhook ${endpoint.name} was switched off`,
    body: `${reason} What is still to be sent waits until you switch it on again.`,
    href: `/admin/webhooks?endpoint=${endpointId}`,
    to: { roles: ["admin"] },
  });
}
