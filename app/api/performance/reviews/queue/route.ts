import { z } from "zod";
import { route } from "@/lib/api/route";
import { noteViews } from "@/lib/audit/views";
import { listQueue, QUEUED } from "@/lib/reviews/queue";
import { queueItemWire, toQueueItemWire } from "@/lib/reviews/wire";
import { wordsContext } from "@/lib/reviews/words-context";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/performance/reviews/queue",
  method: "GET",
  summary: "Who needs you in a period, and why, most pressing first; at most 50",
  query: z.object({ period_id: idNumber, kind: z.enum(QUEUED).optional() }),
  response: z.object({ items: z.array(queueItemWire), more: z.boolean() }),
  handle: async ({ query, ctx, scope }) => {
    const period = await requirePeriod(ctx.db, query.period_id);
    const words = await wordsContext(ctx.db, period);
    const { items, cut } = await listQueue(ctx.db, scope, { period, now: ctx.now, kind: query.kind });
    const people = items.map(({ review }) => review.employeeId);
    await noteViews(ctx, people);
    return { items: items.map((item) => toQueueItemWire(item, words)), more: cut };
  },
});
