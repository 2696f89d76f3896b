import { route } from "@/lib/api/route";
import { appDatabase } from "@/lib/database";
import { resultEventStream } from "@/lib/scoring/freshness/event-stream";
import { listenForResults } from "@/lib/scoring/freshness/result-listeners";
import { eventsQuery, missedBy, watchedBy } from "@/lib/scoring/freshness/watched";

export const dynamic = "force-dynamic";

export const GET = route({
  path: "/api/events",
  method: "GET",
  summary:
    "Server-sent events: `results` with period and instant, whenever results within the caller's scope were computed anew",
  query: eventsQuery,
  rawResponse: "text/event-stream",
  handle: async ({ ctx, scope, viewer, query, request }) => {
    const watched = await watchedBy(ctx.db, scope, query);
    const lastId = request.headers.get("last-event-id");
    const since = lastId && !Number.isNaN(Date.parse(lastId)) ? lastId : query.since;
    const database = appDatabase();
    const stream = resultEventStream({
      ...watched,
      listen: (listener) => listenForResults(database, { accountId: viewer.accountId, listener }),
      missedAt: await missedBy(ctx.db, watched, since),
      signal: request.signal,
    });
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Not to be changed on the way: compressing or buffering would hold events back.
        "cache-control": "no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  },
});
