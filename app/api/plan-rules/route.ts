import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { planRuleInput, planRuleResponse } from "@/lib/rewards/plan-rules/input";
import { createPlanRule } from "@/lib/rewards/plan-rules/mutations";
import { listPlanRules } from "@/lib/rewards/plan-rules/queries";

const by = { name: ({ name }: { name: string }) => name };

export const GET = route({
  path: "/api/plan-rules",
  method: "GET",
  summary: "Rules by which training and improvement plans are recommended",
  query: pageQuery(["name"]),
  response: pageOf(planRuleResponse)
    .omit({ items: true })
    .extend({ rules: z.array(planRuleResponse) }),
  handle: async ({ ctx, query }) => {
    const { items: rules, ...page } = pageOfAll(await listPlanRules(ctx.db), { ...query, by });
    return { rules, ...page };
  },
});

export const POST = route({
  path: "/api/plan-rules",
  method: "POST",
  summary: "Add a plan rule",
  body: planRuleInput,
  response: planRuleResponse,
  status: 201,
  handle: ({ ctx, body }) => createPlanRule(ctx, body),
});
