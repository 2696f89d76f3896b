import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { getChecklist } from "@/lib/reviews/finalisation/checklist";
import { checklistWire, toChecklistWire } from "@/lib/reviews/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";

export const GET = route({
  path: "/api/performance/periods/[id]/checklist",
  method: "GET",
  summary: "What is open before a period can become final",
  params: idParam,
  response: checklistWire,
  handle: async ({ params, ctx }) =>
    toChecklistWire(await getChecklist(ctx.db, await requirePeriod(ctx.db, params.id), ctx.now)),
});
