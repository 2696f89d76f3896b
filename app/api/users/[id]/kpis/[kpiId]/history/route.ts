import { z } from "zod";
import { requireInScope } from "@/lib/access/scope";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { getScreenPeriods } from "@/lib/dashboards/periods";
import { periodQuery, userKpiParams } from "@/lib/dashboards/user-params";
import { measurementWire, toMeasurementWire } from "@/lib/dashboards/wire";
import { listKpiHistory } from "@/lib/scoring/receipts/history";

export const GET = route({
  path: "/api/users/[id]/kpis/[kpiId]/history",
  method: "GET",
  summary: "A person's measurements of one KPI over up to twelve periods, oldest first",
  params: userKpiParams,
  query: periodQuery,
  response: z.object({ measurements: z.array(measurementWire) }),
  handle: async ({ params, query, ctx, scope }) => {
    await requireInScope(ctx.db, scope, params.id);
    await noteView(ctx, params.id);
    const asked = { employeeId: params.id, now: ctx.now, wantedId: query.period_id };
    const { period } = await getScreenPeriods(ctx.db, asked);
    if (!period) return { measurements: [] };
    const key = { employeeId: params.id, kpiId: params.kpiId, periodId: period.id };
    const history = await listKpiHistory(ctx.db, key);
    const measured = history.filter(({ kpiVersion }) => kpiVersion !== null);
    return { measurements: measured.map(toMeasurementWire) };
  },
});
