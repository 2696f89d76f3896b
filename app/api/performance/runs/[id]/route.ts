import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { requireRun } from "@/lib/scoring/runs/queries";
import { runWire, toRunWire } from "@/lib/scoring/runs/wire";

export const GET = route({
  path: "/api/performance/runs/[id]",
  method: "GET",
  summary: "A compute run: stage and progress while it runs, figures and fingerprint once it is done",
  params: idParam,
  response: runWire,
  handle: async ({ params, ctx }) => toRunWire(await requireRun(ctx.db, params.id)),
});
