import { z } from "zod";
import type { UnitKpis } from "./unit-kpis";

const figure = z.number().nullable();

/** Shape of a unit's KPIs in the API. */
export const unitKpis = z.object({
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
});

interface Shown {
  periodId: number | null;
  page: number;
  pageSize: number;
}

export function toUnitKpis(
  { members, averages, total }: UnitKpis,
  { periodId, page, pageSize }: Shown,
): z.output<typeof unitKpis> {
  return {
    period_id: periodId,
    team_members: members.map(({ userId, name, overallScore, kpis }) => ({
      ...{ user_id: userId, name },
      ...{ overall_score: overallScore, kpis },
    })),
    team_averages: { overall_score: averages.overallScore, kpi_averages: averages.kpis },
    ...{ page, page_size: pageSize, total },
  };
}
