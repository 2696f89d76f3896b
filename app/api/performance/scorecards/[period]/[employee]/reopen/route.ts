import { route } from "@/lib/api/route";
import { reopenInput } from "@/lib/reviews/input";
import { scorecardParams } from "@/lib/reviews/params";
import { reopenReview } from "@/lib/reviews/sign-off";

export const POST = route({
  path: "/api/performance/scorecards/[period]/[employee]/reopen",
  method: "POST",
  summary: "Take a sign-off back, with a reason",
  params: scorecardParams,
  body: reopenInput,
  status: 204,
  handle: ({ params, body, ctx }) =>
    reopenReview(ctx, { periodId: params.period, employeeId: params.employee }, body),
});
