import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listReviews, REVIEW_STATES } from "@/lib/reviews/queue";
import { reviewWire, toReviewWire } from "@/lib/reviews/wire";
import { wordsContext } from "@/lib/reviews/words-context";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/performance/reviews",
  method: "GET",
  summary: "The scorecards you review in a period, and what is exceptional about each",
  query: pageQuery(["name"]).extend({
    period_id: idNumber,
    state: z.enum(REVIEW_STATES).default("all"),
    search: z.string().trim().max(100).optional(),
  }),
  response: pageOf(reviewWire),
  handle: async ({ query, ctx, scope }) => {
    const { page, page_size, state, search, sort } = query;
    const period = await requirePeriod(ctx.db, query.period_id);
    const words = await wordsContext(ctx.db, period);
    const asked = { period, now: ctx.now, state, search, page, pageSize: page_size, fromZ: sort === "-name" };
    const { reviews, total } = await listReviews(ctx.db, scope, asked);
    return { items: reviews.map((review) => toReviewWire(review, words)), page, page_size, total };
  },
});
