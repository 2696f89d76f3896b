import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { acceptPlanInput, planDetailResponse } from "@/lib/rewards/plans/input";
import { acceptPlan } from "@/lib/rewards/plans/mutations";

export const POST = route({
  path: "/api/plans/[id]/accept",
  method: "POST",
  summary: "Accept a recommended plan, as it is or changed, with goals and their days",
  params: idParam,
  body: acceptPlanInput,
  response: planDetailResponse,
  handle: ({ ctx, scope, params, body }) => acceptPlan(ctx, { scope, planId: params.id, input: body }),
});
