import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { removeTarget } from "@/lib/rewards/targets/mutations";

export const DELETE = route({
  path: "/api/bonus/targets/[id]",
  method: "DELETE",
  summary: "Take a target bonus out again; it stays in the audit log",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => removeTarget(ctx, params.id),
});
