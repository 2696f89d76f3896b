import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { endPlanInput, planDetailResponse } from "@/lib/rewards/plans/input";
import { endPlan } from "@/lib/rewards/plans/mutations";

export const POST = route({
  path: "/api/plans/[id]/end",
  method: "POST",
  summary: "End a plan with what came of it",
  params: idParam,
  body: endPlanInput,
  response: planDetailResponse,
  handle: ({ ctx, scope, params, body }) => endPlan(ctx, { scope, planId: params.id, outcome: body.outcome }),
});
