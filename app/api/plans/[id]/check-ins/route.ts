import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { checkInInput, planDetailResponse } from "@/lib/rewards/plans/input";
import { checkIn } from "@/lib/rewards/plans/mutations";

export const POST = route({
  path: "/api/plans/[id]/check-ins",
  method: "POST",
  summary: "Note what was said along the way",
  params: idParam,
  body: checkInInput,
  response: planDetailResponse,
  handle: ({ ctx, scope, params, body }) => checkIn(ctx, { scope, planId: params.id, note: body.note }),
});
