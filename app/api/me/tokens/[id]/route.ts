import { revokeToken } from "@/lib/access/tokens/mutations";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";

export const DELETE = route({
  path: "/api/me/tokens/[id]",
  method: "DELETE",
  summary: "Revoke one of the caller's API tokens",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => revokeToken(ctx, params.id),
});
