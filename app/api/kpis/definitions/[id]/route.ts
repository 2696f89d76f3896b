import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { kpiChangeInput } from "@/lib/kpis/definitions/input";
import { deleteKpi, updateKpi } from "@/lib/kpis/definitions/mutations";
import { requireKpi } from "@/lib/kpis/definitions/queries";
import { readUsage } from "@/lib/kpis/library/usage";
import { usageJson, usageResponse } from "@/lib/kpis/library/wire";
import { kpiResponse } from "@/lib/kpis/responses";
import { organisationToday } from "@/lib/people/today";
import { listKpiMeans } from "@/lib/scoring/forecast/queries";
import { kpiTrendWire, toKpiTrendWire } from "@/lib/scoring/forecast/wire";

export const GET = route({
  path: "/api/kpis/definitions/[id]",
  method: "GET",
  summary: "A KPI definition, everything that uses it, and its mean score in the last six periods",
  params: idParam,
  response: kpiResponse.extend({ ...usageResponse.shape, trend: kpiTrendWire }),
  handle: async ({ ctx, params, scope }) => {
    const kpi = await requireKpi(ctx.db, params.id);
    const usageOf = await readUsage(ctx.db, await organisationToday(ctx.db, ctx.now));
    const trend = toKpiTrendWire(await listKpiMeans(ctx.db, scope, kpi.id));
    return { ...kpi, ...usageJson(usageOf(kpi.id)), trend };
  },
});

export const PUT = route({
  path: "/api/kpis/definitions/[id]",
  method: "PUT",
  summary: "Save a KPI as its next version; `version` is the one that was edited, `is_active` retires it",
  params: idParam,
  body: kpiChangeInput,
  response: kpiResponse,
  handle: ({ ctx, params, body }) => updateKpi(ctx, { kpiId: params.id, input: body }),
});

export const DELETE = route({
  path: "/api/kpis/definitions/[id]",
  method: "DELETE",
  summary: "Delete a KPI that no template ever held",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteKpi(ctx, params.id),
});
