import { z } from "zod";
import { pageOf } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { planFilterFields, planResponse } from "@/lib/rewards/plans/input";
import { listPlans } from "@/lib/rewards/plans/queries";

export const GET = route({
  path: "/api/plans",
  method: "GET",
  summary: "Plans within scope: one's own once accepted, those of one's reports, everybody's for HR",
  query: z.object({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    page_size: z.coerce.number().int().min(1).max(500).default(50),
    ...planFilterFields,
  }),
  response: pageOf(planResponse),
  handle: async ({ ctx, scope, query }) => {
    const { page, page_size: pageSize, status, employee_id: employeeId } = query;
    const { plans, total } = await listPlans(ctx.db, scope, { page, pageSize, status, employeeId });
    return { items: plans, page, page_size: pageSize, total };
  },
});
