import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { notifications } from "@/db/schema/notifications";
import { type Ctx, inTransaction } from "@/lib/context";
import { forbidden, notFound } from "@/lib/errors";
import { INBOX_CHANNEL, writeInboxChange } from "../channels";

/**
 * Marks one of the caller's own notifications read or unread. Repeated, it changes nothing. What someone has read is not
 * in the audit log: it changes nothing for anybody else.
 */
export function markRead(ctx: Ctx, { id, read }: { id: number; read: boolean }): Promise<void> {
  const accountId = requireAccount(ctx);
  return inTransaction(ctx, async ({ db, now }) => {
    const own = and(eq(notifications.id, id), eq(notifications.accountId, accountId));
    if ((await db.$count(notifications, own)) === 0) throw notFound("This notification");
    const other = read ? isNull(notifications.readAt) : isNotNull(notifications.readAt);
    const changed = await db
      .update(notifications)
      .set({ readAt: read ? now : null })
      .where(and(own, other))
      .returning({ id: notifications.id });
    if (changed.length > 0) await tell(db, accountId);
  });
}

/** Marks everything in the caller's inbox read. Returns how many that were. */
export function markAllRead(ctx: Ctx): Promise<number> {
  const accountId = requireAccount(ctx);
  return inTransaction(ctx, async ({ db, now }) => {
    const changed = await db
      .update(notifications)
      .set({ readAt: now })
      .where(and(eq(notifications.accountId, accountId), isNull(notifications.readAt)))
      .returning({ id: notifications.id });
    if (changed.length > 0) await tell(db, accountId);
    return changed.length;
  });
}

function requireAccount({ actor }: Ctx): number {
  if (actor.kind !== "account") throw forbidden("have an inbox");
  return actor.accountId;
}

/** Other pages of the same person show the same count. */
const tell = (db: Ctx["db"], accountId: number) =>
  db.execute(sql`SELECT pg_notify(${INBOX_CHANNEL}, ${writeInboxChange([accountId])})`);
