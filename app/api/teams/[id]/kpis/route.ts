import { idParam, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteViews } from "@/lib/audit/views";
import { getScreenPeriods } from "@/lib/dashboards/periods";
import { getUnitKpis } from "@/lib/dashboards/unit-kpis";
import { periodQuery } from "@/lib/dashboards/user-params";
import { toUnitKpis, unitKpis } from "@/lib/dashboards/wire-unit-kpis";
import { requireUnit } from "@/lib/people/units/queries";

export const GET = route({
  path: "/api/teams/[id]/kpis",
  method: "GET",
  summary: "KPI scores of a unit's people, of those you may see; the team is an organisation unit",
  params: idParam,
  query: pageQuery(["name"]).extend(periodQuery.shape),
  response: unitKpis,
  handle: async ({ params, query, ctx, scope }) => {
    const { page, page_size, sort } = query;
    await requireUnit(ctx.db, params.id);
    const { period } = await getScreenPeriods(ctx.db, { now: ctx.now, wantedId: query.period_id });
    const shown = await getUnitKpis(ctx.db, scope, {
      ...{ unitId: params.id, periodId: period?.id ?? 0 },
      ...{ page, pageSize: page_size, fromZ: sort === "-name" },
    });
    await noteViews(
      ctx,
      shown.members.map(({ userId }) => userId),
    );
    return toUnitKpis(shown, { periodId: period?.id ?? null, page, pageSize: page_size });
  },
});
