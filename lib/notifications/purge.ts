import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";

/** What was sent is kept so long, with its answers. */
const SENT_DAYS = 90;
/** A notification that was read; one that was not stays. */
const READ_DAYS = 400;

/** Deletes what was sent or read long ago. Returns how much. Repeated with the same clock, it does nothing. */
export async function purgeNotifications({ db, now }: Pick<Ctx, "db" | "now">): Promise<number> {
  const sent = await db.execute(sql`
    DELETE FROM outbox WHERE ended_at < ${now.toISOString()}::timestamptz - ${SENT_DAYS} * interval '1 day'
    RETURNING 1`);
  const read = await db.execute(sql`
    DELETE FROM notifications n
     WHERE n.created_at < ${now.toISOString()}::timestamptz - ${READ_DAYS} * interval '1 day'
       AND (n.read_at IS NOT NULL OR NOT n.in_inbox)
       AND NOT EXISTS (SELECT FROM outbox o WHERE o.notification_id = n.id AND o.status = 'waiting')
    RETURNING 1`);
  return sent.length + read.length;
}
