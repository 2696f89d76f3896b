import { route } from "@/lib/api/route";
import { requireKpiVersion } from "@/lib/kpis/definitions/queries";
import { kpiVersionHeadJson, kpiVersionResponse } from "@/lib/kpis/responses";
import { versionParams } from "@/lib/kpis/templates/input";

export const GET = route({
  path: "/api/kpis/definitions/[id]/versions/[version]",
  method: "GET",
  summary: "A KPI definition as a version kept it; results name the version they were measured by",
  params: versionParams,
  response: kpiVersionResponse,
  handle: async ({ ctx, params }) => {
    const kept = await requireKpiVersion(ctx.db, params.id, params.version);
    return { ...kpiVersionHeadJson(kept), definition: kept.definition };
  },
});
