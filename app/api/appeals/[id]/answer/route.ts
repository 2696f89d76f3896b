import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { answerAppeal } from "@/lib/reviews/appeals/answer";
import { answerInput } from "@/lib/reviews/appeals/input";
import { requireAppealDetail } from "@/lib/reviews/appeals/queries";
import { appealDetailWire, toAppealDetailWire } from "@/lib/reviews/appeals/wire";

export const POST = route({
  path: "/api/appeals/[id]/answer",
  method: "POST",
  summary:
    "Answer a disputed figure: a correction, an override, or a reasoned no; of a final period an adjustment or a no",
  params: idParam,
  body: answerInput,
  response: appealDetailWire,
  handle: async ({ params: { id }, body, ctx, scope }) => {
    await answerAppeal(ctx, id, body);
    return toAppealDetailWire(await requireAppealDetail(ctx.db, scope, id));
  },
});
