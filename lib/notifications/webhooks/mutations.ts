import { randomBytes, randomUUID } from "node:crypto";
import { and, eq, ne, sql } from "drizzle-orm";
import { outbox, webhookEndpoints } from "@/db/schema/notifications";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { conflict, invalid, notFound } from "@/lib/errors";
import { parseInput } from "@/lib/zod-fields";
import { OUTBOX_CHANNEL } from "../channels";
import { type WebhookChangeInput, type WebhookInput, webhookChangeInput, webhookInput } from "./input";
import { seal } from "./seal";

/** An endpoint with its secret, which is given out once and then only used. */
export interface MadeWebhook {
  id: number;
  secret: string | null;
}

export function createWebhook(
  ctx: Ctx,
  input: WebhookInput,
  installationSecret: string,
): Promise<MadeWebhook> {
  requireAbility(ctx.actor, "configure webhooks");
  const { name, url, kinds } = parseInput(webhookInput, input);
  return inTransaction(ctx, async (tx) => {
    await refuseTakenName(tx, name);
    const secret = mintSecret();
    const [made] = await tx.db
      .insert(webhookEndpoints)
      .values({
        name,
        url,
        kinds,
        sealedSecret: seal(secret, installationSecret),
        createdBy: tx.actor.kind === "account" ? tx.actor.accountId : null,
        createdAt: tx.now,
      })
      .returning({ id: webhookEndpoints.id });
    if (!made) throw new Error("The webhook was not stored.");
    await recordAudit(tx, { ...entry("webhook.created", made.id), after: { name, url, kinds } });
    return { id: made.id, secret };
  });
}

/** Changes, switches on or off, or gives a new secret. Repeated, it changes nothing; but a new secret is always a new one. */
export function changeWebhook(
  ctx: Ctx,
  { id, change }: { id: number; change: WebhookChangeInput },
  installationSecret: string,
): Promise<MadeWebhook> {
  requireAbility(ctx.actor, "configure webhooks");
  const { enabled, new_secret: wantsSecret, ...wanted } = parseInput(webhookChangeInput, change);
  return inTransaction(ctx, async (tx) => {
    const before = await requireEndpoint(tx, id);
    if (wanted.name) await refuseTakenName(tx, wanted.name, id);
    const facts = ({ name, url, kinds, disabledAt }: typeof before) => ({
      name,
      url,
      kinds,
      enabled: disabledAt === null,
    });
    const secret = wantsSecret ? mintSecret() : null;
    const isOn = before.disabledAt === null;
    const turned =
      enabled === undefined || enabled === isOn
        ? {}
        : { disabledAt: enabled ? null : tx.now, disabledReason: null, failuresInARow: 0 };
    const [after] = await tx.db
      .update(webhookEndpoints)
      .set({
        name: wanted.name ?? before.name,
        url: wanted.url ?? before.url,
        kinds: wanted.kinds ?? before.kinds,
        ...turned,
        ...(secret ? { sealedSecret: seal(secret, installationSecret) } : {}),
      })
      .where(eq(webhookEndpoints.id, id))
      .returning();
    if (!after) throw notFound("This webhook");
    if (JSON.stringify(facts(before)) !== JSON.stringify(facts(after)))
      await recordAudit(tx, {
        ...entry("webhook.changed", id),
        before: facts(before),
        after: facts(after),
      });
    if (secret) await recordAudit(tx, entry("webhook.secret_changed", id));
    await wakeOutbox(tx);
    return { id, secret };
  });
}

/** Deletes an endpoint with what was sent to it and what waits for it. */
export function deleteWebhook(ctx: Ctx, id: number): Promise<void> {
  requireAbility(ctx.actor, "configure webhooks");
  return inTransaction(ctx, async (tx) => {
    const { name, url, kinds } = await requireEndpoint(tx, id);
    await tx.db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, id));
    await recordAudit(tx, { ...entry("webhook.deleted", id), before: { name, url, kinds } });
  });
}

/** Sends a made-up event, to see whether an endpoint answers. Returns the delivery's id. */
export function tryWebhook(ctx: Ctx, id: number): Promise<number> {
  requireAbility(ctx.actor, "configure webhooks");
  return inTransaction(ctx, async (tx) => {
    const endpoint = await requireEndpoint(tx, id);
    if (endpoint.disabledAt) throw conflict(`${endpoint.name} is switched off. Switch it on first.`);
    const [queued] = await tx.db
      .insert(outbox)
      .values({
        channel: "webhook",
        eventKey: `try:${randomUUID()}`,
        endpointId: id,
        payload: {
          type: "try",
          event: "try",
          occurred_at: tx.now.toISOString(),
          title: "Only a try",
          text: "",
          path: "/admin/webhooks",
        },
        messageId: randomUUID(),
        dueAt: tx.now,
        createdAt: tx.now,
      })
      .returning({ id: outbox.id });
    if (!queued) throw new Error("The try was not queued.");
    await recordAudit(tx, { ...entry("webhook.tried", id), after: { delivery: queued.id } });
    await wakeOutbox(tx);
    return queued.id;
  });
}

/** Sends a delivery that has ended once more, under the same id: a receiver that had it knows it. */
export function redeliver(ctx: Ctx, { id, deliveryId }: { id: number; deliveryId: number }): Promise<void> {
  requireAbility(ctx.actor, "configure webhooks");
  return inTransaction(ctx, async (tx) => {
    await requireEndpoint(tx, id);
    const one = and(eq(outbox.id, deliveryId), eq(outbox.endpointId, id));
    const [delivery] = await tx.db.select().from(outbox).where(one).for("update");
    if (!delivery) throw notFound("This delivery");
    if (delivery.status === "waiting") return;
    await tx.db
      .update(outbox)
      .set({ status: "waiting", attempts: 0, dueAt: tx.now, endedAt: null })
      .where(one);
    await recordAudit(tx, { ...entry("webhook.redelivered", id), after: { delivery: deliveryId } });
    await wakeOutbox(tx);
  });
}

async function requireEndpoint({ db }: Ctx, id: number): Promise<typeof webhookEndpoints.$inferSelect> {
  const [found] = await db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id)).for("update");
  if (!found) throw notFound("This webhook");
  return found;
}

async function refuseTakenName({ db }: Ctx, name: string, id = 0): Promise<void> {
  const taken = and(eq(webhookEndpoints.name, name), ne(webhookEndpoints.id, id));
  if (await db.$count(webhookEndpoints, taken))
    throw invalid([{ path: "name", message: "Another webhook has this name already" }]);
}

const wakeOutbox = ({ db }: Ctx) => db.execute(sql`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`);
const mintSecret = () => `whsec_${randomBytes(24).toString("base64url")}`;
const entry = (action: string, id: number) => ({ action, entityType: "webhook", entityId: id });
