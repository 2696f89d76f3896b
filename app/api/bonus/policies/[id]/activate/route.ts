import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { policyActivationInput, policyResponse } from "@/lib/rewards/policies/input";
import { activatePolicy } from "@/lib/rewards/policies/versions";

export const POST = route({
  path: "/api/bonus/policies/[id]/activate",
  method: "POST",
  summary: "Put the draft of a policy into force from a day on and freeze it",
  params: idParam,
  body: policyActivationInput,
  response: policyResponse,
  handle: ({ ctx, params, body }) => activatePolicy(ctx, { policyId: params.id, input: body }),
});
