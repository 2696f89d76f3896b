import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { declinePlanInput, planDetailResponse } from "@/lib/rewards/plans/input";
import { declinePlan } from "@/lib/rewards/plans/mutations";

export const POST = route({
  path: "/api/plans/[id]/decline",
  method: "POST",
  summary: "Decline a recommended plan with a reason",
  params: idParam,
  body: declinePlanInput,
  response: planDetailResponse,
  handle: ({ ctx, scope, params, body }) =>
    declinePlan(ctx, { scope, planId: params.id, reason: body.reason }),
});
