import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { withdrawInput } from "@/lib/reviews/appeals/input";
import { withdrawAppeal } from "@/lib/reviews/appeals/own";
import { requireAppealDetail } from "@/lib/reviews/appeals/queries";
import { appealDetailWire, toAppealDetailWire } from "@/lib/reviews/appeals/wire";

export const POST = route({
  path: "/api/appeals/[id]/withdraw",
  method: "POST",
  summary: "Take back what was disputed, while nobody has answered",
  params: idParam,
  body: withdrawInput,
  response: appealDetailWire,
  handle: async ({ params: { id }, body, ctx, scope }) => {
    await withdrawAppeal(ctx, id, body);
    return toAppealDetailWire(await requireAppealDetail(ctx.db, scope, id));
  },
});
