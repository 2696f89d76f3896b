import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { takeOnInput } from "@/lib/reviews/appeals/input";
import { takeOn } from "@/lib/reviews/appeals/own";
import { requireAppealDetail } from "@/lib/reviews/appeals/queries";
import { appealDetailWire, toAppealDetailWire } from "@/lib/reviews/appeals/wire";

export const POST = route({
  path: "/api/appeals/[id]/take-on",
  method: "POST",
  summary: "Take the manager's no on to human resources, once",
  params: idParam,
  body: takeOnInput,
  response: appealDetailWire,
  handle: async ({ params: { id }, body, ctx, scope }) => {
    await takeOn(ctx, id, body);
    return toAppealDetailWire(await requireAppealDetail(ctx.db, scope, id));
  },
});
