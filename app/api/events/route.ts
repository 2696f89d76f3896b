import { route } from "@/lib/api/route";
import { appDatabase } from "@/lib/database";
import { eventStreamResponse } from "@/lib/event-stream";
import { inboxStream } from "@/lib/notifications/live/inbox-stream";
import { resultEventStream } from "@/lib/scoring/freshness/event-stream";
import { listenForResults } from "@/lib/scoring/freshness/result-listeners";
import { eventsQuery, missedBy, watchedBy } from "@/lib/scoring/freshness/watched";

export const dynamic = "force-dynamic";

export const GET = route({
  path: "/api/events",
  method: "GET",
  summary:
    "Server-sent events: `results` with period and instant, whenever results within the caller's scope were computed anew; of the inbox `inbox` with the number of unread notifications",
  query: eventsQuery,
  rawResponse: "text/event-stream",
  handle: async ({ ctx, scope, viewer, query, request }) => {
    const database = appDatabase();
    if (query.of === "inbox")
      return eventStreamResponse(
        inboxStream(database, { accountId: viewer.accountId, signal: request.signal }),
      );
    const watched = await watchedBy(ctx.db, scope, query);
    const lastId = request.headers.get("last-event-id");
    const since = lastId && !Number.isNaN(Date.parse(lastId)) ? lastId : query.since;
    const stream = resultEventStream({
      ...watched,
      listen: (listener, onListening) =>
        listenForResults(database, { accountId: viewer.accountId, listener, onListening }),
      missed: () => missedBy(ctx.db, scope, { query, since }),
      signal: request.signal,
    });
    return eventStreamResponse(stream);
  },
});
