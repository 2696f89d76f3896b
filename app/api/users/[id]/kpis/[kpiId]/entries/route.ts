import { z } from "zod";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { userKpiParams } from "@/lib/dashboards/user-params";
import { listEntryHistory } from "@/lib/scoring/manual/queries";
import { entryWire, toEntryWire } from "@/lib/scoring/manual/wire";

export const GET = route({
  path: "/api/users/[id]/kpis/[kpiId]/entries",
  method: "GET",
  summary: "Everything entered for a person, manual KPI and period, newest first, what was replaced too",
  params: userKpiParams,
  query: z.object({ period_id: z.coerce.number().int().positive().max(2_147_483_647) }),
  response: z.object({ entries: z.array(entryWire) }),
  handle: async ({ params, query, ctx, scope }) => {
    const key = { employeeId: params.id, kpiId: params.kpiId, periodId: query.period_id };
    const entries = await listEntryHistory(ctx.db, scope, key);
    await noteView(ctx, params.id);
    return { entries: entries.map(toEntryWire) };
  },
});
