import { z } from "zod";
import { RATING_BANDS } from "@/db/enums";
import type { BacktestPoint, PeriodProjection } from "@/lib/scoring/forecast/column";
import type { ProjectedKpi, ProjectedScore } from "@/lib/scoring/forecast/types";
import { WITHHELD } from "@/lib/scoring/forecast/withheld";
import { errorWords, runningProjection, shownProjection, withheldWords } from "./words/projection-words";

const figure = z.number().nullable();

const projectedScoreWire = z.object({
  score: figure.describe("Null while it is withheld"),
  low: figure,
  high: figure,
  rating_band: z.enum(RATING_BANDS).nullable(),
  past_error: z
    .object({
      of: z.enum(["own", "everyone"]),
      count: z.number().int().describe("Past projections at this point of the period"),
      median: z.number(),
      words: z.string(),
    })
    .nullable(),
  withheld: z.enum(WITHHELD).nullable(),
  withheld_because: z.string().nullable(),
});

export const projectedKpiWire = projectedScoreWire.extend({ actual_value: figure });

export const projectionWire = projectedScoreWire.extend({
  period_id: z.number().int().describe("The running period: the one asked for, or the one after it"),
  as_of: z.string(),
  working_days_done: z.number(),
  working_days_total: z.number().int(),
  projected_weight: z.number(),
});

export const backtestWire = z.array(
  z.object({
    period_id: z.number().int(),
    period: z.string(),
    projected: z.number(),
    came_out: z.number(),
    error: z.number(),
  }),
);

/** Null once the period has ended. */
export function toProjectionWire(
  scorecard: { projection: PeriodProjection | null },
  today: string,
): z.infer<typeof projectionWire> | null {
  const running = runningProjection(scorecard, today);
  if (!running) return null;
  return {
    period_id: running.period.id,
    as_of: running.day,
    working_days_done: Number(running.workingDays.done),
    working_days_total: running.workingDays.total,
    projected_weight: Number(running.projectedWeight),
    ...scoreWire(running.total, running),
  };
}

/** Null where the KPI's own period does not run. */
export function toProjectedKpiWire(
  scorecard: { projection: PeriodProjection | null },
  kpiId: number,
  today: string,
): z.infer<typeof projectedKpiWire> | null {
  const running = runningProjection(scorecard, today);
  const kpi: ProjectedKpi | undefined = running?.kpis?.[kpiId];
  if (!running || !kpi) return null;
  const isShown = shownProjection(kpi) !== null;
  return {
    ...scoreWire(kpi, running),
    actual_value: isShown && kpi.actual !== null ? Number(kpi.actual) : null,
  };
}

export const toBacktestWire = (points: readonly BacktestPoint[]): z.infer<typeof backtestWire> =>
  points.map(({ periodId, name, projected, cameOut }) => ({
    period_id: periodId,
    period: name,
    projected: Number(projected),
    came_out: Number(cameOut),
    error: Math.round((Number(cameOut) - Number(projected)) * 10_000) / 10_000,
  }));

function scoreWire(
  projected: ProjectedScore,
  { period: { frequency } }: PeriodProjection,
): z.infer<typeof projectedScoreWire> {
  const shown = shownProjection(projected);
  const { pastError, withheld } = projected;
  return {
    score: shown && Number(shown.score),
    low: shown && Number(shown.low),
    high: shown && Number(shown.high),
    rating_band: shown?.band ?? null,
    past_error: pastError && {
      of: pastError.of,
      count: pastError.count,
      median: Number(pastError.median),
      words: errorWords(pastError, frequency),
    },
    withheld,
    withheld_because: withheld && withheldWords(withheld, frequency),
  };
}
