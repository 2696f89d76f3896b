import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { goalInput, planDetailResponse } from "@/lib/rewards/plans/input";
import { addGoal } from "@/lib/rewards/plans/mutations";

export const POST = route({
  path: "/api/plans/[id]/goals",
  method: "POST",
  summary: "Add a goal to a plan under way",
  params: idParam,
  body: goalInput,
  response: planDetailResponse,
  handle: ({ ctx, scope, params, body }) => addGoal(ctx, { scope, planId: params.id, input: body }),
});
