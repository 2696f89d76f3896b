import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { startReview } from "@/lib/reviews/finalisation/start-review";
import { startReviewInput } from "@/lib/reviews/input";
import { periodWire, toPeriodWire } from "@/lib/scoring/periods/wire";

export const POST = route({
  path: "/api/performance/periods/[id]/review",
  method: "POST",
  summary: "Begin the review of a period that has ended, or move the day it is due",
  params: idParam,
  body: startReviewInput,
  response: periodWire,
  handle: async ({ params, body, ctx }) => toPeriodWire(await startReview(ctx, params.id, body)),
});
