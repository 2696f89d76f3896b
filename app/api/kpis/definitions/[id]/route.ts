import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { kpiChangeInput } from "@/lib/kpis/definitions/input";
import { deleteKpi, updateKpi } from "@/lib/kpis/definitions/mutations";
import { requireKpi } from "@/lib/kpis/definitions/queries";
import { readUsage } from "@/lib/kpis/library/usage";
import { usageJson, usageResponse } from "@/lib/kpis/library/wire";
import { kpiResponse } from "@/lib/kpis/responses";
import { organisationToday } from "@/lib/people/today";

export const GET = route({
  path: "/api/kpis/definitions/[id]",
  method: "GET",
  summary: "A KPI definition and everything that uses it",
  params: idParam,
  response: kpiResponse.extend(usageResponse.shape),
  handle: async ({ ctx, params }) => {
    const kpi = await requireKpi(ctx.db, params.id);
    const usageOf = await readUsage(ctx.db, await organisationToday(ctx.db, ctx.now));
    return { ...kpi, ...usageJson(usageOf(kpi.id)) };
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
