import { z } from "zod";
import { idParam, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { getScreenPeriods } from "@/lib/dashboards/periods";
import { getUnitKpis } from "@/lib/dashboards/unit-kpis";
import { periodQuery } from "@/lib/dashboards/user-params";
import { requireUnit } from "@/lib/people/units/queries";

const figure = z.number().nullable();

export const GET = route({
  path: "/api/teams/[id]/kpis",
  method: "GET",
  summary: "KPI scores of a unit's people, of those you may see; the team is an organisation unit",
  params: idParam,
  query: pageQuery(["name"]).extend(periodQuery.shape),
  response: z.object({
    period_id: z.number().int().nullable(),
    team_members: z.array(
      z.object({
        user_id: z.number().int(),
        name: z.string(),
        overall_score: figure,
        kpis: z.array(
          z.object({ id: z.number().int(), name: z.string(), score: figure, actual_value: figure }),
        ),
      }),
    ),
    team_averages: z.object({
      overall_score: figure,
      kpi_averages: z.record(z.string(), z.number()),
    }),
    page: z.number().int(),
    page_size: z.number().int(),
    total: z.number().int(),
  }),
  handle: async ({ params, query, ctx, scope }) => {
    const { page, page_size, sort } = query;
    await requireUnit(ctx.db, params.id);
    const { period } = await getScreenPeriods(ctx.db, { now: ctx.now, wantedId: query.period_id });
    const asked = {
      unitId: params.id,
      periodId: period?.id ?? 0,
      page,
      pageSize: page_size,
      fromZ: sort === "-name",
    };
    const { members, averages, total } = await getUnitKpis(ctx.db, scope, asked);
    return {
      period_id: period?.id ?? null,
      team_members: members.map(({ userId, name, overallScore, kpis }) => ({
        ...{ user_id: userId, name },
        ...{ overall_score: overallScore, kpis },
      })),
      team_averages: { overall_score: averages.overallScore, kpi_averages: averages.kpis },
      ...{ page, page_size, total },
    };
  },
});
