import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Dec, type DecimalString, parseDecimal } from "@/lib/decimal";
import { checkTemplateRule } from "@/lib/kpis/rule/check-template";
import type { ItemRule, Target, TemplateRule } from "@/lib/kpis/rule/types";
import { attainmentOf, compileAttainment } from "./attainment";
import { bandOf } from "./band";
import { compileCurve, scoreOfAttainment } from "./curve";
import { computeScorecard } from "./scorecard";
import { aim, decimal, KPI_COUNT, measurements, method, template } from "./testing/arbitrary-template";

const MAXIMUM = "150";
const held = new Map([[1, { kpiId: 1, score: "64.0000", periodId: 3 }]]);
const overrides = fc.record({
  kpis: fc.dictionary(fc.constantFrom("1", "2", "3"), decimal(0, 150), { maxKeys: 2 }).map(byId),
  kras: fc.dictionary(fc.constantFrom("1", "2"), decimal(0, 150), { maxKeys: 1 }).map(byId),
  total: fc.option(decimal(0, 150)),
});

function byId(values: Record<string, string>): Map<number, string> {
  return new Map(Object.entries(values).map(([id, value]) => [Number(id), value]));
}

function scorer(rule: Pick<ItemRule, "direction" | "target" | "method">) {
  const attain = compileAttainment(rule, MAXIMUM);
  const curve = compileCurve(rule.method, MAXIMUM);
  return (actual: DecimalString) => curve(attain(parseDecimal(actual)));
}

/** How far outside the band; 0 within. */
function distance(actual: number, target: Target): number {
  return "value" in target ? 0 : Math.max(Number(target.low) - actual, actual - Number(target.high), 0);
}

/** A weighted mean in whole numbers, independent of decimal.js: 4 decimals, half up. */
function meanOf(rows: { score: DecimalString | null; weightPercent: DecimalString }[]): string | null {
  const units = (text: DecimalString) => BigInt(new Dec(text).times(10_000).toFixed(0));
  const scored = rows.flatMap(({ score, weightPercent }) =>
    score === null ? [] : [{ score: units(score), weight: units(weightPercent) }],
  );
  const weight = scored.reduce((sum, row) => sum + row.weight, 0n);
  if (weight === 0n) return null;
  const sum = scored.reduce((total, row) => total + row.score * row.weight, 0n);
  return (Number((2n * sum + weight) / (2n * weight)) / 10_000).toFixed(4);
}

describe("one KPI", () => {
  it("never scores less for a better actual, in any direction and by any method", () => {
    fc.assert(
      fc.property(aim, method, decimal(-100, 500), decimal(-100, 500), (kpi, curve, one, other) => {
        const score = scorer({ ...kpi, method: curve });
        const [low, high] = Number(one) <= Number(other) ? [one, other] : [other, one];
        if (kpi.direction === "higher_is_better") expect(score(high).gte(score(low))).toBe(true);
        if (kpi.direction === "lower_is_better") expect(score(low).gte(score(high))).toBe(true);
        if (kpi.direction === "target_band") {
          const lowIsNearer = distance(Number(low), kpi.target) <= distance(Number(high), kpi.target);
          const [nearer, farther] = lowIsNearer ? [low, high] : [high, low];
          expect(score(nearer).gte(score(farther))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("rises with the smallest steps of the sigmoid too", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(3_000_000), (k, millionths) => {
        const curve = compileCurve({ kind: "sigmoid", k: String(k) }, "200");
        const raw = new Dec(millionths).div(1_000_000);
        expect(curve(raw.plus("0.000001")).gte(curve(raw))).toBe(true);
      }),
    );
  });
});

describe("a scorecard", () => {
  it("is bounded by 0 and the maximum at every level", () => {
    fc.assert(
      fc.property(template, measurements, overrides, (rule, measured, set) => {
        const { kpis, kras, totalScore, coveragePercent } = computeScorecard(rule, measured, held, set);
        const scores = [
          ...kpis.flatMap((kpi) => [kpi.rawScore, kpi.score]),
          ...kras.map((kra) => kra.score),
          totalScore,
        ];
        for (const score of scores) {
          if (score === null) continue;
          expect(Number(score)).toBeGreaterThanOrEqual(0);
          expect(Number(score)).toBeLessThanOrEqual(150);
        }
        expect(Number(coveragePercent)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("can be derived again from the rounded figures that it shows", () => {
    fc.assert(
      fc.property(template, measurements, overrides, (rule, measured, set) => {
        const result = computeScorecard(rule, measured, held, set);
        result.kpis.forEach((kpi, index) => {
          const item = rule.items[index];
          if (!item || kpi.status !== "scored" || kpi.actual === null || kpi.attainment === null) return;
          expect(attainmentOf(item, MAXIMUM, kpi.actual)).toBe(kpi.attainment);
          expect(scoreOfAttainment(item.method, MAXIMUM, kpi.attainment)).toBe(kpi.rawScore);
          if (!kpi.overridden) expect(kpi.guardrail?.capScore ?? kpi.rawScore).toBe(kpi.score);
        });
        for (const kra of result.kras) {
          if (kra.overridden) continue;
          expect(meanOf(result.kpis.filter((kpi) => kpi.kraId === kra.kraId))).toBe(kra.score);
        }
        if (result.overridden) return;
        expect(meanOf(result.kras)).toBe(result.totalScore);
        if (result.band !== "insufficient_data")
          expect(bandOf(result.totalScore, rule.bands)).toBe(result.band);
      }),
    );
  });

  it("does not depend on the order of KPIs, KRAs, guardrails or measurements", () => {
    fc.assert(
      fc.property(template, measurements, (rule, measured) => {
        const turned: TemplateRule = {
          ...rule,
          kras: rule.kras.toReversed(),
          items: rule.items.toReversed(),
          guardrails: rule.guardrails.toReversed(),
        };
        const expected = computeScorecard(rule, measured, held);
        const got = computeScorecard(turned, new Map([...measured].reverse()), held);
        expect({ ...got, kpis: got.kpis.toReversed(), kras: got.kras.toReversed() }).toEqual(expected);
      }),
    );
  });

  it("has the same scores when all weights of a level are scaled alike", () => {
    fc.assert(
      fc.property(template, measurements, fc.integer({ min: 2, max: 9 }), (rule, measured, factor) => {
        const scaled = (weight: DecimalString) => new Dec(weight).times(factor).toFixed();
        const heavier: TemplateRule = {
          ...rule,
          kras: rule.kras.map((kra) => ({ ...kra, weightPercent: scaled(kra.weightPercent) })),
          items: rule.items.map((item) => ({ ...item, weightPercent: scaled(item.weightPercent) })),
        };
        const scores = (one: TemplateRule) => {
          const { kpis, kras, totalScore } = computeScorecard(one, measured, held);
          return {
            totalScore,
            kras: kras.map((kra) => kra.score),
            given: kpis.map((kpi) => kpi.weightedScore),
          };
        };
        expect(scores(heavier)).toEqual(scores(rule));
      }),
    );
  });

  it("never falls in total when one actual gets better, guardrails included", () => {
    const kpiId = fc.integer({ min: 1, max: KPI_COUNT });
    fc.assert(
      fc.property(
        template,
        measurements,
        kpiId,
        decimal(0, 400),
        decimal(0, 100),
        (rule, measured, id, from, by) => {
          const items = rule.items.map(
            (item): ItemRule => ({
              ...item,
              direction: "higher_is_better",
              target: { value: "50" },
            }),
          );
          const with_ = (actual: DecimalString) =>
            computeScorecard(
              { ...rule, items },
              new Map(measured).set(id, { kpiId: id, actual, recordCount: 5 }),
            );
          const better = with_(new Dec(from).plus(by).toFixed());
          expect(Number(better.totalScore)).toBeGreaterThanOrEqual(Number(with_(from).totalScore));
        },
      ),
    );
  });

  it("is computed for every rule that is found sound", () => {
    fc.assert(
      fc.property(template, measurements, (rule, measured) => {
        fc.pre(checkTemplateRule(rule).length === 0);
        expect(() => computeScorecard(rule, measured)).not.toThrow();
      }),
    );
  });
});
