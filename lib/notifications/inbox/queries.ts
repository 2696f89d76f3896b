import { and, asc, count, desc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { notifications } from "@/db/schema/notifications";
import type { NotificationKind } from "../kinds";

export type InboxItem = Omit<typeof notifications.$inferSelect, "accountId" | "eventKey" | "inInbox">;

interface InboxQuery {
  accountId: number;
  show: "all" | "unread";
  kind?: NotificationKind;
  page: number;
  pageSize: number;
  oldestFirst?: boolean;
}

/** Newest first, unless asked otherwise. */
export async function listInbox(
  db: Db,
  { accountId, show, kind, page, pageSize, oldestFirst }: InboxQuery,
): Promise<{ items: InboxItem[]; total: number }> {
  const where = and(
    inInbox(accountId),
    show === "unread" ? isNull(notifications.readAt) : undefined,
    kind && eq(notifications.kind, kind),
  );
  const items = await db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      title: notifications.title,
      body: notifications.body,
      href: notifications.href,
      createdAt: notifications.createdAt,
      readAt: notifications.readAt,
    })
    .from(notifications)
    .where(where)
    .orderBy(oldestFirst ? asc(notifications.id) : desc(notifications.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const totals = await db.select({ total: count() }).from(notifications).where(where);
  return { items, total: totals[0]?.total ?? 0 };
}

export const countUnread = (db: Db, accountId: number): Promise<number> =>
  db.$count(notifications, and(inInbox(accountId), isNull(notifications.readAt)));

/** How many there are in all and unread, for the filters. */
export async function countInbox(db: Db, accountId: number): Promise<{ all: number; unread: number }> {
  const [all, unread] = await Promise.all([
    db.$count(notifications, inInbox(accountId)),
    countUnread(db, accountId),
  ]);
  return { all, unread };
}

const inInbox = (accountId: number) =>
  and(eq(notifications.accountId, accountId), eq(notifications.inInbox, true));
