import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { policyChangeInput, policyResponse } from "@/lib/rewards/policies/input";
import { deletePolicy, updatePolicy } from "@/lib/rewards/policies/mutations";
import { requirePolicy } from "@/lib/rewards/policies/queries";

export const GET = route({
  path: "/api/bonus/policies/[id]",
  method: "GET",
  summary: "A bonus policy with its versions and rules",
  params: idParam,
  response: policyResponse,
  handle: ({ ctx, params }) => requirePolicy(ctx.db, params.id),
});

export const PATCH = route({
  path: "/api/bonus/policies/[id]",
  method: "PATCH",
  summary: "Change a policy's name, description, whom it is for, or whether it is used",
  params: idParam,
  body: policyChangeInput,
  response: policyResponse,
  handle: ({ ctx, params, body }) => updatePolicy(ctx, { policyId: params.id, change: body }),
});

export const DELETE = route({
  path: "/api/bonus/policies/[id]",
  method: "DELETE",
  summary: "Delete a policy that never came into force",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deletePolicy(ctx, params.id),
});
