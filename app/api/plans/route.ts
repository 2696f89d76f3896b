import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { planFilterFields, planResponse } from "@/lib/rewards/plans/input";
import { listPlans } from "@/lib/rewards/plans/queries";

export const GET = route({
  path: "/api/plans",
  method: "GET",
  summary: "Plans within scope: one's own once accepted, those of one's reports, everybody's for HR",
  query: pageQuery(["status", "recommended_at"]).extend(planFilterFields),
  response: pageOf(planResponse),
  handle: async ({ ctx, scope, query }) => {
    const { page, page_size: pageSize, status, employee_id: employeeId, sort } = query;
    const { plans, total } = await listPlans(ctx.db, scope, { page, pageSize, status, employeeId, sort });
    return { items: plans, page, page_size: pageSize, total };
  },
});
