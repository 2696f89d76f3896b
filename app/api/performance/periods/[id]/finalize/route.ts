import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { finalizePeriod } from "@/lib/reviews/finalisation/finalize";
import { finalizeInput } from "@/lib/reviews/input";
import { periodWire, toPeriodWire } from "@/lib/scoring/periods/wire";

export const POST = route({
  path: "/api/performance/periods/[id]/finalize",
  method: "POST",
  summary: "Make a period final: with a stated reason where its checklist is not green. It cannot be undone",
  params: idParam,
  body: finalizeInput,
  response: periodWire,
  handle: async ({ params, body, ctx }) => toPeriodWire(await finalizePeriod(ctx, params.id, body)),
});
