import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { recordCorrection } from "@/lib/reviews/appeals/correct";
import { correctedInput } from "@/lib/reviews/appeals/input";
import { requireAppealDetail } from "@/lib/reviews/appeals/queries";
import { appealDetailWire, toAppealDetailWire } from "@/lib/reviews/appeals/wire";

export const POST = route({
  path: "/api/appeals/[id]/correction",
  method: "POST",
  summary: "Say what was corrected, and close the appeal",
  params: idParam,
  body: correctedInput,
  response: appealDetailWire,
  handle: async ({ params: { id }, body, ctx, scope }) => {
    await recordCorrection(ctx, id, body);
    return toAppealDetailWire(await requireAppealDetail(ctx.db, scope, id));
  },
});
