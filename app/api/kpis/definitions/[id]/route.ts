import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { kpiChangeInput } from "@/lib/kpis/definitions/input";
import { deleteKpi, updateKpi } from "@/lib/kpis/definitions/mutations";
import { listKpiUses, requireKpi } from "@/lib/kpis/definitions/queries";
import { kpiResponse, kpiUseResponse } from "@/lib/kpis/responses";

export const GET = route({
  path: "/api/kpis/definitions/[id]",
  method: "GET",
  summary: "A KPI definition and the templates that hold it",
  params: idParam,
  response: kpiResponse.extend({ used_in: z.array(kpiUseResponse) }),
  handle: async ({ ctx, params }) => {
    const kpi = await requireKpi(ctx.db, params.id);
    const uses = (await listKpiUses(ctx.db, params.id)).get(params.id) ?? [];
    const usedIn = uses.map(({ templateId, templateName, versions }) => ({
      template_id: templateId,
      template_name: templateName,
      versions,
    }));
    return { ...kpi, used_in: usedIn };
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
