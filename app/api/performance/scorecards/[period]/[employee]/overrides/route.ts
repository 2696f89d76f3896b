import { z } from "zod";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { overrideInput } from "@/lib/reviews/input";
import { overrideScore } from "@/lib/reviews/override";
import { scorecardParams } from "@/lib/reviews/params";
import { listOverrides } from "@/lib/reviews/queries";
import { overrideWire, rescoredWire, toOverrideWire, toRescoredWire } from "@/lib/reviews/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";

export const GET = route({
  path: "/api/performance/scorecards/[period]/[employee]/overrides",
  method: "GET",
  summary: "Everything that was overridden on a scorecard, newest first, taken back or not",
  params: scorecardParams,
  response: z.object({ items: z.array(overrideWire) }),
  handle: async ({ params, ctx, scope }) => {
    const { id: periodId } = await requirePeriod(ctx.db, params.period);
    const key = { periodId, employeeId: params.employee };
    const items = (await listOverrides(ctx.db, scope, key)).map(toOverrideWire);
    await noteView(ctx, params.employee);
    return { items };
  },
});

export const POST = route({
  path: "/api/performance/scorecards/[period]/[employee]/overrides",
  method: "POST",
  summary:
    "Override a KPI, a KRA or the overall score, or take an override back with null; a reason is required",
  params: scorecardParams,
  body: overrideInput,
  response: rescoredWire.extend({ override_id: z.number().int() }),
  status: 201,
  handle: async ({ params, body, ctx }) => {
    const key = { periodId: params.period, employeeId: params.employee };
    const { overrideId, result } = await overrideScore(ctx, key, body);
    return { override_id: overrideId, ...toRescoredWire(result) };
  },
});
