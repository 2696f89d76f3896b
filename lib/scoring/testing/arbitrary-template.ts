import fc from "fast-check";
import type {
  Direction,
  GuardrailRule,
  ItemRule,
  ScoringMethod,
  Target,
  TemplateRule,
} from "@/lib/kpis/rule/types";

/** A decimal of 4 places between two whole numbers. */
export function decimal(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min: min * 10_000, max: max * 10_000 }).map((units) => (units / 10_000).toFixed(4));
}

/** Points that rise in raw and never fall in score. */
const points = fc
  .array(fc.record({ raw: fc.integer({ min: 1, max: 300 }), score: fc.integer({ min: 0, max: 150 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => {
    const raws = [...new Set(list.map((point) => point.raw))].sort((a, b) => a - b);
    const scores = list.map((point) => point.score).sort((a, b) => a - b);
    return raws.map((raw, index) => ({ raw: (raw / 100).toFixed(2), score: String(scores[index]) }));
  });

export const method: fc.Arbitrary<ScoringMethod> = fc.oneof(
  fc.constant<ScoringMethod>({ kind: "linear" }),
  decimal(0, 1).map((less): ScoringMethod => ({ kind: "capped", cap: (1.5 - Number(less)).toFixed(4) })),
  fc
    .record({ mode: fc.constantFrom("step", "interpolate"), points })
    .map((banded): ScoringMethod => ({ kind: "banded", ...banded })),
  fc.integer({ min: 1, max: 40 }).map((k): ScoringMethod => ({ kind: "sigmoid", k: String(k) })),
);

const single = (value: string): Target => ({ value });
const range = fc
  .record({
    low: fc.integer({ min: -50, max: 50 }),
    width: fc.nat(40),
    tolerance: fc.integer({ min: 1, max: 60 }),
  })
  .map(
    ({ low, width, tolerance }): Target => ({
      low: String(low),
      high: String(low + width),
      tolerance: String(tolerance),
    }),
  );

export const aim: fc.Arbitrary<{ direction: Direction; target: Target }> = fc.oneof(
  fc.record({ direction: fc.constant<Direction>("higher_is_better"), target: decimal(1, 200).map(single) }),
  fc.record({ direction: fc.constant<Direction>("lower_is_better"), target: decimal(0, 200).map(single) }),
  fc.record({ direction: fc.constant<Direction>("target_band"), target: range }),
);

export const KPI_COUNT = 6;
const KRA_COUNT = 2;

/** Six KPIs in two KRAs, weights of any sum: only activation asks them to add to 100. */
export const template: fc.Arbitrary<TemplateRule> = fc
  .record({
    aims: fc.array(fc.record({ aim, method, weight: decimal(1, 60) }), {
      minLength: KPI_COUNT,
      maxLength: KPI_COUNT,
    }),
    kraWeights: fc.tuple(decimal(1, 99), decimal(1, 99)),
    guards: fc.array(
      fc.record({
        primary: fc.integer({ min: 1, max: KPI_COUNT }),
        guardrail: fc.integer({ min: 1, max: KPI_COUNT }),
        threshold: fc.nat(120),
        cap: fc.nat(120),
      }),
      { maxLength: 3 },
    ),
    missing: fc.constantFrom("exclude" as const, "zero" as const, "hold" as const),
  })
  .map(({ aims, kraWeights, guards, missing }) => ({
    maximumScore: "150",
    minimumCoveragePercent: "50",
    bands: { above: "105", on: "85", near: "70" },
    kras: kraWeights.map((weightPercent, index) => ({ kraId: index + 1, weightPercent })),
    items: aims.map(
      ({ aim: { direction, target }, method: curve, weight }, index): ItemRule => ({
        kpiId: index + 1,
        kraId: (index % KRA_COUNT) + 1,
        weightPercent: weight,
        direction,
        target,
        method: curve,
        missing,
        minRecords: 2,
      }),
    ),
    guardrails: guards
      .filter(({ primary, guardrail }) => primary !== guardrail)
      .map(
        ({ primary, guardrail, threshold, cap }): GuardrailRule => ({
          primaryKpiId: primary,
          guardrailKpiId: guardrail,
          threshold: String(threshold),
          capScore: String(cap),
        }),
      ),
  }));

export const measurements = fc
  .array(fc.record({ actual: fc.option(decimal(-20, 400)), recordCount: fc.nat(6) }), {
    minLength: KPI_COUNT,
    maxLength: KPI_COUNT,
  })
  .map((list) => new Map(list.map((one, index) => [index + 1, { kpiId: index + 1, ...one }])));
