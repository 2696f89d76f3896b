import { attainmentText, type Dec, type DecimalString, scoreText } from "@/lib/decimal";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import { type DerivedKpi, type DerivedKra, derive, type ParsedTemplate, parseTemplate } from "./derive";
import type { Reading } from "./item";
import type { HeldScore, KpiResult, KraResult, Measurement, Overrides, ScorecardResult } from "./types";

export type ComputeScorecard = (
  measurements: Map<number, Measurement>,
  held?: Map<number, HeldScore>,
  overrides?: Overrides,
) => ScorecardResult;

/**
 * One person's scorecard from what was measured. Maps are keyed by KPI id. Results stand in the template's order. Every
 * level is computed from the rounded figures of the level below, so whoever reads the results can derive them again.
 */
export function computeScorecard(
  rule: TemplateRule,
  measurements: Map<number, Measurement>,
  held?: Map<number, HeldScore>,
  overrides?: Overrides,
): ScorecardResult {
  return compileTemplate(rule)(measurements, held, overrides);
}

/**
 * Parses a template's decimals once, for a run that scores many people with it. Throws a RangeError on a rule that
 * cannot be computed with; `checkTemplateRule` says beforehand what is wrong and where.
 */
export function compileTemplate(rule: TemplateRule): ComputeScorecard {
  const template = parseTemplate(rule);
  return (measurements, held, overrides) => {
    const readings = template.items.map((item) =>
      item.read(measurements.get(item.rule.kpiId), held?.get(item.rule.kpiId)),
    );
    return scoreReadings(template, readings, overrides);
  };
}

/** The scorecard of what was read, with and without overrides. Readings stand in the order of the template's items. */
export function scoreReadings(
  template: ParsedTemplate,
  readings: Reading[],
  overrides?: Overrides,
): ScorecardResult {
  const computed = derive(template, readings, {});
  const effective = overrides ? derive(template, readings, overrides) : computed;
  return {
    kpis: effective.kpis.map((kpi, index) => presentKpi(kpi, computed.kpis[index]?.score ?? null)),
    kras: effective.kras.map((kra, index) => presentKra(kra, computed.kras[index]?.score ?? null)),
    totalScore: textOf(effective.total),
    computedTotalScore: textOf(computed.total),
    overridden: effective.overridden,
    coveragePercent: scoreText(effective.coverage),
    band: effective.band,
    computedBand: computed.band,
  };
}

function presentKpi(kpi: DerivedKpi, computedScore: Dec | null): KpiResult {
  const { rule, reading } = kpi;
  const score = textOf(kpi.score);
  return {
    kpiId: rule.kpiId,
    kraId: rule.kraId,
    actual: reading.actual?.toFixed() ?? null,
    recordCount: reading.recordCount,
    attainment: reading.attainment && attainmentText(reading.attainment),
    rawScore: reading.rawScore === kpi.score ? score : textOf(reading.rawScore),
    score,
    computedScore: computedScore === kpi.score ? score : textOf(computedScore),
    weightPercent: rule.weightPercent,
    weightedScore: textOf(kpi.weightedScore),
    status: reading.status,
    missingReason: reading.missingReason,
    guardrail: kpi.guardrail,
    heldFromPeriodId: reading.heldFromPeriodId,
    overridden: kpi.overridden,
  };
}

function presentKra(kra: DerivedKra, computedScore: Dec | null): KraResult {
  return {
    kraId: kra.rule.kraId,
    score: textOf(kra.score),
    computedScore: textOf(computedScore),
    weightPercent: kra.rule.weightPercent,
    coveredWeightPercent: scoreText(kra.coveredWeight),
    weightedScore: textOf(kra.weightedScore),
    overridden: kra.overridden,
  };
}

function textOf(score: Dec | null): DecimalString | null {
  return score && scoreText(score);
}
