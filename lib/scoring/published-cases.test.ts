import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Dec, type DecimalString } from "@/lib/decimal";
import { checkTemplateRule } from "@/lib/kpis/rule/check-template";
import type { ItemRule, ScoringMethod, TemplateRule } from "@/lib/kpis/rule/types";
import { DEFAULT_BANDS } from "./band";
import { scoreOfAttainment } from "./curve";
import { computeScorecard } from "./scorecard";
import published from "./testing/published-cases.json";

/** Cases that manuals and other projects publish, through the functions that score people. */

const lookup = (points: readonly (readonly number[])[]): ScoringMethod => ({
  kind: "banded",
  mode: "interpolate",
  points: points.map(([raw, score]) => ({ raw: String(raw), score: String(score) })),
});

function templateOf(items: (Pick<ItemRule, "kpiId" | "weightPercent"> & Partial<ItemRule>)[]): TemplateRule {
  return {
    maximumScore: "150",
    minimumCoveragePercent: "50",
    bands: DEFAULT_BANDS,
    kras: [{ kraId: 1, weightPercent: "100" }],
    items: items.map((item) => ({
      kraId: 1,
      direction: "higher_is_better",
      target: { value: "100" },
      method: { kind: "linear" },
      missing: "exclude",
      minRecords: 1,
      ...item,
    })),
    guardrails: [],
  };
}

function totalOf(rule: TemplateRule, actuals: readonly DecimalString[]) {
  expect(checkTemplateRule(rule)).toEqual([]);
  const measured = rule.items.map(
    ({ kpiId }, at) => [kpiId, { kpiId, actual: actuals[at] ?? null, recordCount: 1 }] as const,
  );
  return computeScorecard(rule, new Map(measured)).totalScore;
}

describe("a lookup by percentage of a baseline (SAP note 2072182)", () => {
  const { points, cases } = published.lookup_interpolate;

  it.each(cases as [number, number][])("%d of the baseline scores %d", (raw, score) => {
    expect(Number(scoreOfAttainment(lookup(points), "150", String(raw)))).toBe(score);
  });

  it("comes out of a scorecard whose target is the baseline", () => {
    const rule = templateOf([
      { kpiId: 1, weightPercent: "100", target: { value: "4000" }, method: lookup(points) },
    ]);
    for (const [raw = 0, score] of cases)
      expect(Number(totalOf(rule, [new Dec(raw).times(4000).toFixed()]))).toBe(score);
  });

  it("lies on the straight line between any two neighbours of any table", () => {
    const steps = fc.array(
      fc.record({ by: fc.integer({ min: 1, max: 40 }), more: fc.integer({ min: 0, max: 40 }) }),
      { minLength: 2, maxLength: 8 },
    );
    const place = fc.record({ at: fc.nat(), thousandth: fc.integer({ min: 0, max: 1000 }) });
    fc.assert(
      fc.property(steps, place, (list, { at, thousandth }) => {
        let [raw, score] = [0, 0];
        const table = list.map(({ by, more }) => {
          raw += by;
          score += more;
          return [raw / 100, score] as const;
        });
        const from = at % (table.length - 1);
        const [left, right] = [table[from], table[from + 1]];
        if (!left || !right) throw new Error("There are two points at least.");
        const between = (low: number, high: number) => (low * (1000 - thousandth) + high * thousandth) / 1000;
        const got = scoreOfAttainment(lookup(table), "400", between(left[0], right[0]).toFixed(6));
        expect(Number(got)).toBeCloseTo(between(left[1], right[1]), 3);
      }),
    );
  });
});

describe("a weighted appraisal (Frappe HR, restated on 0 to 100)", () => {
  const scoredBy = (weights: readonly number[]) =>
    templateOf(weights.map((weight, at) => ({ kpiId: at + 1, weightPercent: String(weight) })));

  it.each(published.weighted_mean.cases)("weights $weights, scores $scores: $total", (example) => {
    expect(Number(totalOf(scoredBy(example.weights), example.scores.map(String)))).toBe(example.total);
  });

  it("is the sum of weight × score for any weights that add to 100", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), scores, (a, b, own) => {
        const weights = [a, b, 100 - a - b];
        const total = own.reduce((sum, score, at) => sum + score * (weights[at] ?? 0), 0) / 100;
        expect(Number(totalOf(scoredBy(weights), own.map(String)))).toBe(total);
      }),
    );
  });
});
