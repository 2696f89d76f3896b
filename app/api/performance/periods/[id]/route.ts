import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { periodWire, toPeriodWire } from "@/lib/scoring/periods/wire";

export const GET = route({
  path: "/api/performance/periods/[id]",
  method: "GET",
  summary: "One evaluation period",
  params: idParam,
  response: periodWire,
  handle: async ({ params, ctx }) => toPeriodWire(await requirePeriod(ctx.db, params.id)),
});
