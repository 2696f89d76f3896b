import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/context";
import type { Calm } from "../due";

export interface ClaimedEmail {
  messageId: string;
  to: { name: string; email: string } | null;
  /** The attempt that this is, from 1. */
  attempt: number;
  /** As the person wants it now, which may be otherwise than when it was queued. */
  calm: Calm;
  items: { title: string; body: string; href: string; at: Date }[];
}

/** Messages one process has in hand at a time. */
const AT_ONCE = 8;

/**
 * Takes e-mails that are due for as long as the lease, oldest first. What waits for a digest is made one message a person
 * first, and stays that message however often it is tried. One process claims at a time; sending is not waited for.
 */
export async function claimEmails(ctx: Ctx, leaseMs: number): Promise<ClaimedEmail[]> {
  return inTransaction(ctx, async ({ db, now }) => {
    await db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('claim e-mails'))`);
    await db.execute(sql`
      WITH due AS MATERIALIZED (
        SELECT id, account_id FROM outbox
         WHERE channel = 'email' AND status = 'waiting' AND message_id IS NULL AND due_at <= ${now.toISOString()}
      ), message AS MATERIALIZED (
        SELECT account_id, gen_random_uuid() AS message_id FROM due GROUP BY account_id
      )
      UPDATE outbox o SET message_id = m.message_id FROM due d JOIN message m USING (account_id) WHERE o.id = d.id`);
    const rows = await db.execute<Row>(sql`
      WITH free AS MATERIALIZED (
        SELECT message_id FROM outbox
         WHERE channel = 'email' AND status = 'waiting' AND message_id IS NOT NULL AND due_at <= ${now.toISOString()}
           AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
         GROUP BY message_id ORDER BY min(due_at), min(id) LIMIT ${AT_ONCE}
      ), taken AS (
        UPDATE outbox o SET attempts = o.attempts + 1,
               claimed_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
          FROM free WHERE o.message_id = free.message_id
        RETURNING o.message_id, o.id, o.notification_id, o.account_id, o.attempts
      )
      SELECT t.message_id, t.attempts, n.title, n.body, n.href, n.created_at, a.name, a.email,
             a.disabled_at IS NULL AS is_enabled, s.quiet_from, s.quiet_to,
             coalesce(s.time_zone, e.time_zone, (SELECT time_zone FROM organisations), 'UTC') AS time_zone
        FROM taken t JOIN notifications n ON n.id = t.notification_id JOIN accounts a ON a.id = t.account_id
        LEFT JOIN employees e ON e.id = a.employee_id LEFT JOIN notification_settings s ON s.account_id = a.id
       ORDER BY t.message_id, t.id`);
    return messagesOf(rows);
  });
}

type Row = {
  message_id: string;
  attempts: number;
  title: string;
  body: string;
  href: string;
  created_at: string;
  name: string;
  email: string;
  is_enabled: boolean;
  time_zone: string;
  quiet_from: string | null;
  quiet_to: string | null;
};

function messagesOf(rows: readonly Row[]): ClaimedEmail[] {
  const messages = new Map<string, ClaimedEmail>();
  for (const row of rows) {
    const to = row.is_enabled ? { name: row.name, email: row.email } : null;
    const message = messages.get(row.message_id) ?? {
      messageId: row.message_id,
      to,
      attempt: row.attempts,
      calm: { timeZone: row.time_zone, quietFrom: row.quiet_from, quietTo: row.quiet_to },
      items: [],
    };
    message.items.push({
      title: row.title,
      body: row.body,
      href: row.href,
      at: new Date(row.created_at),
    });
    messages.set(row.message_id, message);
  }
  return [...messages.values()];
}
