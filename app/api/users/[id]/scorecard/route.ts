import { requireInScope } from "@/lib/access/scope";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { getScorecardScreen } from "@/lib/dashboards/scorecard/scorecard-screen";
import { periodQuery, userParam } from "@/lib/dashboards/user-params";
import { scorecardWire, toScorecardWire } from "@/lib/dashboards/wire";
import { notFound } from "@/lib/errors";

export const GET = route({
  path: "/api/users/[id]/scorecard",
  method: "GET",
  summary: "A person's scorecard of a period",
  params: userParam,
  query: periodQuery,
  response: scorecardWire,
  handle: async ({ params, query, ctx, scope }) => {
    await requireInScope(ctx.db, scope, params.id);
    await noteView(ctx, params.id);
    const asked = { employeeId: params.id, now: ctx.now, wantedId: query.period_id };
    const { shown, today } = await getScorecardScreen(ctx.db, scope, asked);
    if (!shown) throw notFound("A scorecard of this person in this period");
    return toScorecardWire({ ...shown, today });
  },
});
