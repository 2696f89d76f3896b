import { z } from "zod";
import type { KpiMean } from "./queries";

/** A KPI over everybody, oldest period first, as the API gives it. */
export const kpiTrendWire = z.array(
  z.object({
    period_id: z.number().int(),
    period: z.string(),
    mean_score: z.string().nullable().describe("Null: nobody scored, or fewer than five people"),
    scored_count: z.number().int(),
    people_count: z.number().int(),
  }),
);

export const toKpiTrendWire = (means: readonly KpiMean[]): z.infer<typeof kpiTrendWire> =>
  means.map(({ period, meanScore, scoredCount, peopleCount }) => ({
    period_id: period.id,
    period: period.name,
    mean_score: meanScore,
    scored_count: scoredCount,
    people_count: peopleCount,
  }));
