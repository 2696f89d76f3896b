import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listRuns } from "@/lib/scoring/runs/queries";
import { runWire, toRunWire } from "@/lib/scoring/runs/wire";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/performance/runs",
  method: "GET",
  summary: "Compute runs, newest first",
  query: pageQuery(["id"], "-id").extend({ period_id: idNumber.optional() }),
  response: pageOf(runWire),
  handle: async ({ query, ctx }) => {
    const { page, page_size, period_id: periodId, sort } = query;
    const asked = { periodId, page, pageSize: page_size, oldestFirst: sort === "id" };
    const { runs, total } = await listRuns(ctx.db, asked);
    return { items: runs.map(toRunWire), page, page_size, total };
  },
});
