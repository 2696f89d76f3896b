import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { policyInput, policyResponse } from "@/lib/rewards/policies/input";
import { createPolicy } from "@/lib/rewards/policies/mutations";
import { listPolicies } from "@/lib/rewards/policies/queries";

const by = { name: ({ name }: { name: string }) => name };

export const GET = route({
  path: "/api/bonus/policies",
  method: "GET",
  summary: "Bonus policies with their versions and rules",
  query: pageQuery(["name"]),
  response: pageOf(policyResponse)
    .omit({ items: true })
    .extend({ policies: z.array(policyResponse) }),
  handle: async ({ ctx, query }) => {
    const { items: policies, ...page } = pageOfAll(await listPolicies(ctx.db), { ...query, by });
    return { policies, ...page };
  },
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
