import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { simulatePolicy, simulationInput, simulationResponse } from "@/lib/rewards/policies/simulation";

export const POST = route({
  path: "/api/bonus/policies/[id]/simulate",
  method: "POST",
  summary: "What finished periods would have cost by a draft that need not be saved; stores nothing",
  params: idParam,
  body: simulationInput,
  response: simulationResponse,
  handle: ({ ctx, scope, params, body }) => simulatePolicy(ctx, { policyId: params.id, input: body, scope }),
});
