import { type Dec, type DecimalString, HUNDRED, parseDecimal, roundScore, ZERO } from "@/lib/decimal";
import type { ItemRule, KraRule, TemplateRule } from "@/lib/kpis/rule/types";
import { compileBand } from "./band";
import { compileGuardrails } from "./guardrail";
import { compileItem, type Reading } from "./item";
import type { AppliedGuardrail, Band, Overrides } from "./types";
import { contribution, weightedMean } from "./weigh";

export interface ParsedItem {
  rule: ItemRule;
  weight: Dec;
  read: ReturnType<typeof compileItem>;
}

export interface ParsedKra {
  rule: KraRule;
  weight: Dec;
}

export interface ParsedTemplate {
  items: ParsedItem[];
  kras: ParsedKra[];
  minimumCoverage: Dec;
  capOf: ReturnType<typeof compileGuardrails>;
  bandOf: ReturnType<typeof compileBand>;
}

/** Parses a template's decimals once. Throws a RangeError on a rule that cannot be computed with. */
export function parseTemplate(rule: TemplateRule): ParsedTemplate {
  const kraIds = new Set(rule.kras.map((kra) => kra.kraId));
  if (rule.items.some((item) => !kraIds.has(item.kraId))) {
    throw new RangeError("A KPI belongs to a KRA outside the template");
  }
  return {
    items: rule.items.map((item) => ({
      rule: item,
      weight: parseDecimal(item.weightPercent),
      read: compileItem(item, rule.maximumScore),
    })),
    kras: rule.kras.map((kra) => ({ rule: kra, weight: parseDecimal(kra.weightPercent) })),
    minimumCoverage: parseDecimal(rule.minimumCoveragePercent),
    capOf: compileGuardrails(
      rule.guardrails,
      rule.items.map((item) => item.kpiId),
    ),
    bandOf: compileBand(rule.bands),
  };
}

export interface DerivedKpi {
  rule: ItemRule;
  weight: Dec;
  reading: Reading;
  score: Dec | null;
  guardrail: AppliedGuardrail | null;
  overridden: boolean;
  weightedScore: Dec | null;
}

export interface DerivedKra {
  rule: KraRule;
  weight: Dec;
  score: Dec | null;
  coveredWeight: Dec;
  overridden: boolean;
  weightedScore: Dec | null;
}

/** The scores of every level under one set of overrides, in the template's order. */
export interface Derived {
  kpis: DerivedKpi[];
  kras: DerivedKra[];
  total: Dec | null;
  overridden: boolean;
  coverage: Dec;
  band: Band;
}

/**
 * Guardrails, then KRAs, then the total, each from the rounded figures below it. An override takes its level's place
 * and everything above follows from it. Whoever overrides a KRA vouches for the whole of it, so it counts as covered;
 * an overridden total is banded by its value whatever the coverage.
 */
export function derive(template: ParsedTemplate, readings: Reading[], overrides: Overrides): Derived {
  const kpis = deriveKpis(template, readings, overrides);
  const kras = template.kras.map((kra) => deriveKra(kra, kpis, overrides));
  const { mean, coveredWeight } = weightedMean(kras);
  for (const kra of kras) kra.weightedScore = contribution(kra, coveredWeight);

  const override = overrideOf(overrides.total);
  const total = override ?? mean;
  const coverage = coverageOf(kras);
  const lacksData = total !== null && override === null && coverage.lt(template.minimumCoverage);
  return {
    kpis,
    kras,
    total,
    overridden: override !== null,
    coverage,
    band: lacksData ? "insufficient_data" : template.bandOf(total),
  };
}

function deriveKpis(
  { items, capOf }: ParsedTemplate,
  readings: Reading[],
  overrides: Overrides,
): DerivedKpi[] {
  const kpis = readings.flatMap((reading, index): DerivedKpi[] => {
    const item = items[index];
    if (!item) return [];
    const { rule, weight } = item;
    const override = overrideOf(overrides.kpis?.get(rule.kpiId));
    const score = override ?? reading.score;
    const overridden = override !== null;
    return [{ rule, weight, reading, score, guardrail: null, overridden, weightedScore: null }];
  });
  const uncapped = kpis.map((kpi) => kpi.score);
  kpis.forEach((kpi, index) => {
    // A person's own value is final: it counts as a guardrail's score, and is not capped itself.
    const capped = kpi.overridden ? null : capOf(uncapped, index);
    if (!capped) return;
    kpi.score = capped.score;
    kpi.guardrail = capped.guardrail;
  });
  return kpis;
}

function deriveKra({ rule, weight }: ParsedKra, allKpis: DerivedKpi[], overrides: Overrides): DerivedKra {
  const kpis = allKpis.filter((kpi) => kpi.rule.kraId === rule.kraId);
  const { mean, coveredWeight } = weightedMean(kpis);
  for (const kpi of kpis) kpi.weightedScore = contribution(kpi, coveredWeight);
  const override = overrideOf(overrides.kras?.get(rule.kraId));
  return {
    rule,
    weight,
    score: override ?? mean,
    coveredWeight: override === null ? coveredWeight : HUNDRED,
    overridden: override !== null,
    weightedScore: null,
  };
}

function overrideOf(value: DecimalString | null | undefined): Dec | null {
  return value === undefined || value === null ? null : roundScore(parseDecimal(value));
}

function coverageOf(kras: DerivedKra[]): Dec {
  const weighted = kras.reduce((sum, kra) => sum.plus(kra.coveredWeight.times(kra.weight)), ZERO);
  return roundScore(weighted.div(HUNDRED));
}
