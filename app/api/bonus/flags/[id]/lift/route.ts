import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { liftFlag } from "@/lib/rewards/flags/flags";
import { flagResponse, liftFlagInput } from "@/lib/rewards/flags/input";

export const POST = route({
  path: "/api/bonus/flags/[id]/lift",
  method: "POST",
  summary: "Lift a disciplinary flag: today is its last day",
  params: idParam,
  body: liftFlagInput,
  response: flagResponse,
  handle: ({ ctx, params, body }) => liftFlag(ctx, { flagId: params.id, reason: body.reason }),
});
