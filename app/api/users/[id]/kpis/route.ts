import { requireInScope } from "@/lib/access/scope";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { getScorecardScreen } from "@/lib/dashboards/scorecard/scorecard-screen";
import { periodQuery, userParam } from "@/lib/dashboards/user-params";
import { toScorecardWire, userKpisWire } from "@/lib/dashboards/wire";

export const GET = route({
  path: "/api/users/[id]/kpis",
  method: "GET",
  summary: "The KPIs of a person's scorecard, with the last six scores of each",
  params: userParam,
  query: periodQuery,
  response: userKpisWire,
  handle: async ({ params, query, ctx, scope }) => {
    await requireInScope(ctx.db, scope, params.id);
    await noteView(ctx, params.id);
    const asked = { employeeId: params.id, now: ctx.now, wantedId: query.period_id };
    const { shown, today } = await getScorecardScreen(ctx.db, scope, asked);
    if (!shown)
      return { period_id: null, overall_score: null, rating_band: null, projection: null, kpis: [] };
    const wire = toScorecardWire({ ...shown, today });
    const { period_id, overall_score, rating_band, projection, kpis } = wire;
    return { period_id, overall_score, rating_band, projection, kpis };
  },
});
