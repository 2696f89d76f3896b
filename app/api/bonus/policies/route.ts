import { z } from "zod";
import { route } from "@/lib/api/route";
import { policyInput, policyResponse } from "@/lib/rewards/policies/input";
import { createPolicy } from "@/lib/rewards/policies/mutations";
import { listPolicies } from "@/lib/rewards/policies/queries";

export const GET = route({
  path: "/api/bonus/policies",
  method: "GET",
  summary: "Bonus policies by name, with their versions and rules",
  response: z.object({ policies: z.array(policyResponse) }),
  handle: async ({ ctx }) => ({ policies: await listPolicies(ctx.db) }),
});

export const POST = route({
  path: "/api/bonus/policies",
  method: "POST",
  summary: "Add a bonus policy with its first draft",
  body: policyInput,
  response: policyResponse,
  status: 201,
  handle: ({ ctx, body }) => createPolicy(ctx, body),
});
