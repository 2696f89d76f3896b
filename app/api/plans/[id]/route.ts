import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { planDetailResponse } from "@/lib/rewards/plans/input";
import { requirePlanDetail } from "@/lib/rewards/plans/queries";

export const GET = route({
  path: "/api/plans/[id]",
  method: "GET",
  summary: "A plan with its goals, check-ins and the scores before and since",
  params: idParam,
  response: planDetailResponse,
  handle: async ({ ctx, scope, params }) => {
    const plan = await requirePlanDetail(ctx.db, scope, params.id);
    await noteView(ctx, plan.employee_id);
    return plan;
  },
});
