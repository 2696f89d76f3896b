import { route } from "@/lib/api/route";
import { signOffInput } from "@/lib/reviews/input";
import { scorecardParams } from "@/lib/reviews/params";
import { signOff } from "@/lib/reviews/sign-off";

export const POST = route({
  path: "/api/performance/scorecards/[period]/[employee]/sign-off",
  method: "POST",
  summary: "Sign a scorecard off as you have seen it",
  params: scorecardParams,
  body: signOffInput,
  status: 204,
  handle: ({ params, body, ctx }) =>
    signOff(ctx, { periodId: params.period, employeeId: params.employee }, body),
});
