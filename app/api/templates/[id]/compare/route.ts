import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { compareVersions, comparisonQuery, comparisonResponse } from "@/lib/kpis/versions/queries";

export const GET = route({
  path: "/api/templates/[id]/compare",
  method: "GET",
  summary: "How one version of a template differs from another, field by field",
  params: idParam,
  query: comparisonQuery,
  response: comparisonResponse,
  handle: ({ ctx, params, query }) => compareVersions(ctx.db, { templateId: params.id, ...query }),
});
