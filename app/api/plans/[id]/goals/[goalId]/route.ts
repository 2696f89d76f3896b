import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { goalMetInput, planDetailResponse } from "@/lib/rewards/plans/input";
import { setGoalMet } from "@/lib/rewards/plans/mutations";
import { idNumber } from "@/lib/zod-fields";

export const PATCH = route({
  path: "/api/plans/[id]/goals/[goalId]",
  method: "PATCH",
  summary: "Say that a goal is met, or not after all",
  params: idParam.extend({ goalId: idNumber }),
  body: goalMetInput,
  response: planDetailResponse,
  handle: ({ ctx, scope, params, body }) =>
    setGoalMet(ctx, { scope, planId: params.id, goalId: params.goalId, met: body.met }),
});
