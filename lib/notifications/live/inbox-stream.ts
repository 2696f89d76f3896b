import type { Database } from "@/db/client";
import { listenToChannel } from "@/lib/channel-listeners";
import { eventStream } from "@/lib/event-stream";
import { log } from "@/lib/log";
import { INBOX_CHANNEL, readInboxChange } from "../channels";
import { countUnread } from "../inbox/queries";

const EVERY_MS = 1_000;

/**
 * Server-sent events: `inbox` with the number of unread notifications, at once and whenever the account's inbox changes.
 * Throws "too_many" when too many pages of the account listen already.
 */
export function inboxStream(
  database: Database,
  { accountId, signal }: { accountId: number; signal: AbortSignal },
): ReadableStream<Uint8Array> {
  return eventStream<number>({
    everyMs: EVERY_MS,
    signal,
    lines: (unread) => `event: inbox\ndata: ${JSON.stringify({ unread })}`,
    begin: (note) => {
      const say = () =>
        void countUnread(database.db, accountId).then(note, (error) =>
          log.error({ err: error, accountId }, "unread notifications were not counted"),
        );
      return listenToChannel({ name: INBOX_CHANNEL, read: readInboxChange }, database, {
        accountId,
        listener: (changed) => {
          if (!changed || changed.includes(accountId)) say();
        },
        onListening: say,
      });
    },
  });
}
