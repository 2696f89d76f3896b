import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { kpiPreviewInput, kpiPreviewResult } from "@/lib/scoring/preview/kpi-input";
import { previewKpi } from "@/lib/scoring/preview/preview-kpi";

export const POST = route({
  path: "/api/kpis/definitions/[id]/preview",
  method: "POST",
  summary: "How finished periods would have come out by a KPI's target and curve as sent; stores nothing",
  params: idParam,
  body: kpiPreviewInput,
  response: kpiPreviewResult,
  handle: ({ ctx, scope, params, body, request }) =>
    previewKpi(ctx, { kpiId: params.id, input: body, scope, signal: request.signal }),
});
