import { route } from "@/lib/api/route";
import { overridePreviewInput } from "@/lib/reviews/input";
import { scorecardParams } from "@/lib/reviews/params";
import { previewOverride } from "@/lib/reviews/preview";
import { rescoredWire, toRescoredWire } from "@/lib/reviews/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";

export const POST = route({
  path: "/api/performance/scorecards/[period]/[employee]/overrides/preview",
  method: "POST",
  summary: "What an override would make of a scorecard; stores nothing",
  params: scorecardParams,
  body: overridePreviewInput,
  response: rescoredWire,
  handle: async ({ params, body, ctx, scope }) => {
    const { id: periodId } = await requirePeriod(ctx.db, params.period);
    const key = { periodId, employeeId: params.employee };
    return toRescoredWire(await previewOverride(ctx.db, scope, key, body));
  },
});
