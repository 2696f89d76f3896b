import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { notFound } from "@/lib/errors";
import { scorecardParams } from "@/lib/reviews/params";
import { getReview } from "@/lib/reviews/queries";
import { reviewWire, toReviewWire } from "@/lib/reviews/wire";
import { wordsContext } from "@/lib/reviews/words-context";
import { requirePeriod } from "@/lib/scoring/periods/queries";

export const GET = route({
  path: "/api/performance/scorecards/[period]/[employee]",
  method: "GET",
  summary: "One scorecard under review: state, version, and what is exceptional about it",
  params: scorecardParams,
  response: reviewWire,
  handle: async ({ params, ctx, scope }) => {
    const period = await requirePeriod(ctx.db, params.period);
    const key = { periodId: period.id, employeeId: params.employee, now: ctx.now };
    const review = await getReview(ctx.db, scope, key);
    await noteView(ctx, params.employee);
    if (!review) throw notFound("A scorecard of this person in this period");
    const answer = toReviewWire(review, await wordsContext(ctx.db, period));
    return Response.json(answer, { headers: { etag: `"${review.version}"` } });
  },
});
