import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { requireKpiVersion } from "@/lib/kpis/definitions/queries";
import { compareDefinitions } from "@/lib/kpis/versions/compare-definitions";
import { comparisonQuery, fieldChanges } from "@/lib/kpis/versions/queries";

export const GET = route({
  path: "/api/kpis/definitions/[id]/compare",
  method: "GET",
  summary: "How one version of a KPI definition differs from another, field by field",
  params: idParam,
  query: comparisonQuery,
  response: z.object({ from: z.number().int(), to: z.number().int(), fields: fieldChanges }),
  handle: async ({ ctx, params, query: { from, to } }) => {
    const before = await requireKpiVersion(ctx.db, params.id, from);
    const after = await requireKpiVersion(ctx.db, params.id, to);
    return { from, to, fields: compareDefinitions(before.definition, after.definition) };
  },
});
