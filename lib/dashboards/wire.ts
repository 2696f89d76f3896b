import { z } from "zod";
import { KPI_RESULT_STATUSES, RATING_BANDS, SCORECARD_STATUSES } from "@/db/enums";
import type { Period } from "@/lib/scoring/periods/queries";
import { prorationWire } from "@/lib/scoring/proration-wire";
import type { HistoryPoint } from "@/lib/scoring/receipts/history";
import type { Adjusted, Scorecard, ScorecardKpi, ScorecardKra } from "@/lib/scoring/scorecards/types";
import { projectedKpiWire, projectionWire, toProjectedKpiWire, toProjectionWire } from "./wire-projection";

/** Answers about a person's scores. Figures are JSON numbers, null where there is none: never 0 in its place. */
const figure = z.number().nullable();

/** Where an override, here or below, made the score another one. */
const adjustedWire = z
  .object({
    computed_score: figure.describe("What the rules give"),
    override: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  })
  .nullable();

const toAdjustedWire = (adjusted: Adjusted | null): z.infer<typeof adjustedWire> =>
  adjusted && {
    computed_score: numberOf(adjusted.computed),
    override: adjusted.override && {
      by: adjusted.override.by,
      at: adjusted.override.at,
      reason: adjusted.override.reason,
    },
  };

const kpiHead = z.object({
  id: z.number().int(),
  name: z.string(),
  description: z.string(),
  unit: z.string(),
});

const ownWire = z.object({
  assignment_id: z.number().int().nullable(),
  assignment_version: z.number().int().nullable().describe("The version that counted"),
  is_added: z.boolean().describe("The template does not hold this KPI"),
  proration: prorationWire.nullable().describe("How the target follows the days that counted"),
  measured: z.object({ from: z.string(), to: z.string() }).nullable(),
});

export const userKpiWire = z.object({
  id: z.number().int(),
  kpi_definition: kpiHead,
  kra: z.object({ id: z.number().int(), name: z.string() }),
  target: z.record(z.string(), z.string()),
  target_value: figure.describe("Null for a target band"),
  own: ownWire.nullable().describe("What is particular about it for this person; null: as the template says"),
  weight: z.number(),
  kpi_version: z.number().int().describe("The version of the definition that was measured"),
  status: z.enum(KPI_RESULT_STATUSES),
  score: figure,
  rating_band: z.enum(RATING_BANDS),
  adjusted: adjustedWire,
  current_measurement: z.object({
    actual_value: figure,
    achievement_percentage: figure,
    record_count: z.number().int(),
    period_start: z.string(),
    period_end: z.string(),
  }),
  trend: z.array(figure).describe("Scores of up to six periods, oldest first"),
  projection: projectedKpiWire.nullable().describe("Null once the period has ended"),
});

export const userKpisWire = z.object({
  period_id: z.number().int().nullable(),
  overall_score: figure,
  rating_band: z.enum(RATING_BANDS).nullable(),
  projection: projectionWire.nullable(),
  kpis: z.array(userKpiWire),
});

export function toUserKpiWire(
  { scorecard, period, today }: { scorecard: Scorecard; period: Period; today: string },
  kra: ScorecardKra,
  kpi: ScorecardKpi,
): z.infer<typeof userKpiWire> {
  return {
    id: kpi.id,
    kpi_definition: { id: kpi.id, name: kpi.name, description: kpi.description, unit: kpi.unit },
    kra: { id: kra.id, name: kra.name },
    target: { ...kpi.target },
    target_value: "value" in kpi.target ? Number(kpi.target.value) : null,
    own: toOwnWire(kpi),
    weight: Number(kpi.weight),
    kpi_version: kpi.kpiVersion,
    status: kpi.status,
    score: numberOf(kpi.score),
    rating_band: kpi.band,
    adjusted: toAdjustedWire(kpi.adjusted),
    current_measurement: {
      actual_value: numberOf(kpi.actual),
      achievement_percentage: percentOf(kpi.attainment),
      record_count: kpi.recordCount,
      period_start: period.periodStart,
      period_end: period.periodEnd,
    },
    trend: (scorecard.trend.kpis.get(kpi.id) ?? []).map(numberOf),
    projection: toProjectedKpiWire(scorecard, kpi.id, today),
  };
}

const toOwnWire = ({ own }: ScorecardKpi): z.infer<typeof ownWire> | null =>
  own
    ? {
        assignment_id: own.assignment?.id ?? null,
        assignment_version: own.assignment?.version ?? null,
        is_added: own.isAdded,
        proration: own.proration,
        measured: own.measured,
      }
    : null;

const kraWire = z.object({
  id: z.number().int(),
  name: z.string(),
  score: figure,
  rating_band: z.enum(RATING_BANDS),
  weight: z.number(),
  covered_weight: z.number(),
  adjusted: adjustedWire,
});

export const scorecardWire = z.object({
  period_id: z.number().int(),
  employee: z.object({ id: z.number().int(), name: z.string(), employee_number: z.string() }),
  template: z.object({ name: z.string(), version: z.number().int() }).nullable(),
  overall_score: figure,
  rating_band: z.enum(RATING_BANDS),
  adjusted: adjustedWire,
  status: z.enum(SCORECARD_STATUSES),
  signed_by: z.string().nullable(),
  coverage: z.number(),
  previous_score: figure,
  record_count: z.number().int(),
  computed_at: z.string(),
  fingerprint: z.string().nullable(),
  projection: projectionWire.nullable(),
  digest: z.string().nullable().describe("Of everything that made it, once it is final"),
  kras: z.array(kraWire),
  kpis: z.array(userKpiWire),
});

export function toScorecardWire(shown: {
  scorecard: Scorecard;
  period: Period;
  /** YYYY-MM-DD where the organisation is. */
  today: string;
}): z.infer<typeof scorecardWire> {
  const { scorecard } = shown;
  const { employee, template, total } = scorecard;
  return {
    period_id: scorecard.periodId,
    employee: { id: employee.id, name: employee.name, employee_number: employee.employeeNumber },
    template: template && { name: template.name, version: template.version },
    overall_score: numberOf(total.score),
    rating_band: total.band,
    adjusted: toAdjustedWire(total.adjusted),
    status: scorecard.status,
    signed_by: scorecard.review.signedBy,
    coverage: Number(total.coverage),
    previous_score: numberOf(total.previousScore),
    record_count: total.recordCount,
    computed_at: scorecard.computedAt.toISOString(),
    fingerprint: scorecard.fingerprint,
    projection: toProjectionWire(scorecard, shown.today),
    digest: scorecard.digest,
    kras: scorecard.kras.map((kra) => ({
      id: kra.id,
      name: kra.name,
      score: numberOf(kra.score),
      rating_band: kra.band,
      weight: Number(kra.weight),
      covered_weight: Number(kra.coveredWeight),
      adjusted: toAdjustedWire(kra.adjusted),
    })),
    kpis: scorecard.kras.flatMap((kra) => kra.kpis.map((kpi) => toUserKpiWire(shown, kra, kpi))),
  };
}

export const measurementWire = z.object({
  period_id: z.number().int(),
  period_start: z.string(),
  period_end: z.string(),
  actual_value: figure,
  target_value: figure,
  achievement_percentage: figure,
  score: figure,
  record_count: z.number().int(),
  kpi_version: z.number().int().nullable().describe("The version of the definition that was measured"),
  template: z.object({ name: z.string(), version: z.number().int() }).nullable(),
  calculated_at: z.string().nullable(),
});

export const toMeasurementWire = (point: HistoryPoint): z.infer<typeof measurementWire> => ({
  period_id: point.period.id,
  period_start: point.period.periodStart,
  period_end: point.period.periodEnd,
  actual_value: numberOf(point.actual),
  target_value: point.target && "value" in point.target ? Number(point.target.value) : null,
  achievement_percentage: percentOf(point.attainment),
  score: numberOf(point.score),
  record_count: point.recordCount,
  kpi_version: point.kpiVersion,
  template: point.template && { name: point.template.name, version: point.template.version },
  calculated_at: point.computedAt?.toISOString() ?? null,
});

const numberOf = (text: string | null) => (text === null ? null : Number(text));
const percentOf = (attainment: string | null) =>
  attainment === null ? null : Math.round(Number(attainment) * 1_000_000) / 10_000;
