import { z } from "zod";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { overridePreviewInput } from "@/lib/reviews/input";
import { scorecardParams } from "@/lib/reviews/params";
import { previewOverride } from "@/lib/reviews/preview";
import { rescoredWire, toRescoredWire } from "@/lib/reviews/wire";
import { getBonusBase } from "@/lib/rewards/bonus-base";
import { factorOfScorecard } from "@/lib/rewards/factor-of-scorecard";
import { requirePeriod } from "@/lib/scoring/periods/queries";

export const POST = route({
  path: "/api/performance/scorecards/[period]/[employee]/overrides/preview",
  method: "POST",
  summary: "What an override would make of a scorecard; stores nothing",
  params: scorecardParams,
  body: overridePreviewInput,
  /** The factor is null for who is not eligible, and leaves disciplinary flags out. */
  response: rescoredWire.extend({ bonus_factor: z.string().nullable() }),
  handle: async ({ params, body, ctx, scope }) => {
    const period = await requirePeriod(ctx.db, params.period);
    const employeeId = params.employee;
    const result = await previewOverride(ctx.db, scope, { periodId: period.id, employeeId }, body);
    await noteView(ctx, employeeId);
    const bonus = await getBonusBase(ctx.db, scope, { employeeId, period });
    return { ...toRescoredWire(result), bonus_factor: bonus && factorOfScorecard(bonus, result) };
  },
});
