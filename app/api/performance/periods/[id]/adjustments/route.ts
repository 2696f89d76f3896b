import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listAdjustments } from "@/lib/reviews/adjustments/queries";
import { adjustmentWire, toAdjustmentWire } from "@/lib/reviews/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/performance/periods/[id]/adjustments",
  method: "GET",
  summary: "What later corrections would make of a final period, and of those carried in an open one",
  params: idParam,
  query: z.object({ employee_id: idNumber.optional() }),
  response: z.object({ items: z.array(adjustmentWire) }),
  handle: async ({ params, query, ctx, scope }) => {
    const { id: periodId } = await requirePeriod(ctx.db, params.id);
    const found = await listAdjustments(ctx.db, scope, { periodId, employeeId: query.employee_id });
    return { items: found.map(toAdjustmentWire) };
  },
});
