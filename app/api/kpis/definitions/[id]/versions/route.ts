import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listKpiVersions, requireKpi } from "@/lib/kpis/definitions/queries";
import { kpiVersionHead, kpiVersionHeadJson } from "@/lib/kpis/responses";

export const GET = route({
  path: "/api/kpis/definitions/[id]/versions",
  method: "GET",
  summary: "Every saved version of a KPI definition, newest first",
  params: idParam,
  response: z.object({ versions: z.array(kpiVersionHead) }),
  handle: async ({ ctx, params }) => {
    const { id } = await requireKpi(ctx.db, params.id);
    return { versions: (await listKpiVersions(ctx.db, id)).map(kpiVersionHeadJson) };
  },
});
