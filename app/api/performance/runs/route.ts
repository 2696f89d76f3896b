import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listRuns } from "@/lib/scoring/runs/queries";
import { runWire, toRunWire } from "@/lib/scoring/runs/wire";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/performance/runs",
  method: "GET",
  summary: "Compute runs, newest first",
  query: pageQuery(["id"]).omit({ sort: true }).extend({ period_id: idNumber.optional() }),
  response: pageOf(runWire),
  handle: async ({ query, ctx }) => {
    const { page, page_size, period_id } = query;
    const { runs, total } = await listRuns(ctx.db, { periodId: period_id, page, pageSize: page_size });
    return { items: runs.map(toRunWire), page, page_size, total };
  },
});
