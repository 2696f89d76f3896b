import { randomUUID } from "node:crypto";
import { and, isNull, sql } from "drizzle-orm";
import { notifications, outbox, webhookEndpoints } from "@/db/schema/notifications";
import type { Ctx } from "@/lib/context";
import { INBOX_CHANNEL, OUTBOX_CHANNEL, writeInboxChange } from "./channels";
import { dueOf } from "./due";
import { NOTIFICATION_KINDS } from "./kinds";
import type { Notice } from "./notice";
import { findRecipients, type Recipient } from "./recipients";
import { webhookPayload } from "./webhooks/payload";

/** Tells people of an event, in the transaction that caused it: see `notifyAll`. */
export const notify = (ctx: Ctx, notice: Notice): Promise<void> => notifyAll(ctx, [notice]);

/**
 * Tells people of events, in the caller's transaction: what happened, their inbox entries and what is to be sent land
 * together or not at all. The caller says who may know; how they hear of it is their own choice. Told once more, nothing
 * is added.
 */
export async function notifyAll(ctx: Ctx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const recipients = await findRecipients(ctx.db, notices);
  const wanted = notices.flatMap((notice, at) =>
    (recipients[at] ?? []).flatMap((recipient) => wantedBy(recipient, notice)),
  );
  const told: Told[] = [];
  for (const some of inParts(wanted)) told.push(...(await storeNotifications(ctx, some)));
  for (const some of inParts(told.filter(({ email }) => email !== "off"))) await queueEmails(ctx, some);
  await queueWebhooks(ctx, notices);
  await wake(ctx, told);
}

interface Wanted {
  notice: Notice;
  recipient: Recipient;
  inbox: boolean;
  email: Recipient["preferences"][string]["email"];
}

interface Told extends Wanted {
  notificationId: number;
}

function wantedBy(recipient: Recipient, notice: Notice): Wanted[] {
  const { inbox = true, email = NOTIFICATION_KINDS[notice.kind].email } =
    recipient.preferences[notice.kind] ?? {};
  return inbox || email !== "off" ? [{ notice, recipient, inbox, email }] : [];
}

const keyOf = (accountId: number, eventKey: string) => `${accountId} ${eventKey}`;

async function storeNotifications(ctx: Ctx, wanted: readonly Wanted[]): Promise<Told[]> {
  const rows = await ctx.db
    .insert(notifications)
    .values(
      wanted.map(({ notice, recipient, inbox }) => ({
        accountId: recipient.accountId,
        kind: notice.kind,
        eventKey: notice.eventKey,
        title: notice.title,
        body: notice.body ?? "",
        href: notice.href,
        createdAt: ctx.now,
        inInbox: inbox,
      })),
    )
    .onConflictDoNothing()
    .returning({
      id: notifications.id,
      accountId: notifications.accountId,
      eventKey: notifications.eventKey,
    });
  const ids = new Map(rows.map((row) => [keyOf(row.accountId, row.eventKey), row.id]));
  return wanted.flatMap((each): Told[] => {
    const notificationId = ids.get(keyOf(each.recipient.accountId, each.notice.eventKey));
    return notificationId === undefined ? [] : [{ ...each, notificationId }];
  });
}

async function queueEmails(ctx: Ctx, told: readonly Told[]): Promise<void> {
  await ctx.db
    .insert(outbox)
    .values(
      told.flatMap(({ notice, recipient, email, notificationId }) => {
        if (email === "off") return [];
        const due = dueOf(email, ctx.now, recipient.calm);
        return [
          {
            channel: "email" as const,
            eventKey: notice.eventKey,
            accountId: recipient.accountId,
            notificationId,
            messageId: due.isBundled ? null : randomUUID(),
            dueAt: due.at,
            createdAt: ctx.now,
          },
        ];
      }),
    )
    .onConflictDoNothing();
}

async function queueWebhooks(ctx: Ctx, notices: readonly Notice[]): Promise<void> {
  const endpoints = await ctx.db
    .select({ id: webhookEndpoints.id, kinds: webhookEndpoints.kinds })
    .from(webhookEndpoints)
    .where(
      and(
        isNull(webhookEndpoints.disabledAt),
        sql`${webhookEndpoints.kinds} && ${sql.param([...new Set(notices.map(({ kind }) => kind))])}`,
      ),
    );
  const rows = endpoints.flatMap(({ id: endpointId, kinds }) =>
    notices
      .filter(({ kind }) => kinds.includes(kind))
      .map((notice) => ({
        channel: "webhook" as const,
        eventKey: notice.eventKey,
        endpointId,
        payload: webhookPayload(notice, ctx.now),
        messageId: randomUUID(),
        dueAt: ctx.now,
        createdAt: ctx.now,
      })),
  );
  for (const some of inParts(rows)) await ctx.db.insert(outbox).values(some).onConflictDoNothing();
}

/** Heard on commit. */
async function wake({ db }: Ctx, told: readonly Told[]): Promise<void> {
  const accountIds = [
    ...new Set(told.filter(({ inbox }) => inbox).map(({ recipient }) => recipient.accountId)),
  ];
  if (accountIds.length > 0)
    await db.execute(sql`SELECT pg_notify(${INBOX_CHANNEL}, ${writeInboxChange(accountIds)})`);
  await db.execute(sql`SELECT pg_notify(${OUTBOX_CHANNEL}, '')`);
}

/** A statement has room for so many rows. */
function inParts<T>(rows: readonly T[]): T[][] {
  const size = 1_000;
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  );
}
