import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { requireAppealDetail } from "@/lib/reviews/appeals/queries";
import { appealDetailWire, toAppealDetailWire } from "@/lib/reviews/appeals/wire";

export const GET = route({
  path: "/api/appeals/[id]",
  method: "GET",
  summary: "One disputed figure with everything that happened to it",
  params: idParam,
  response: appealDetailWire,
  handle: async ({ params, ctx, scope }) => {
    const detail = await requireAppealDetail(ctx.db, scope, params.id);
    await noteView(ctx, detail.appeal.employeeId);
    return toAppealDetailWire(detail);
  },
});
