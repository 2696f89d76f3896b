import { describe, expect, test } from "vitest";
import type { ItemRule, TemplateRule } from "@/lib/kpis/rule/types";
import { parseTemplate } from "../derive";
import { type KpiToProject, projectScorecard } from "./project-scorecard";
import type { PastError, PastPeriod } from "./types";

const CLOSED = 1;
const IN_TIME = 2;
const REVIEW = 3;

const item = (kpiId: number, weightPercent: string, target: string): ItemRule => ({
  kpiId,
  kraId: 1,
  weightPercent,
  direction: "higher_is_better",
  target: { value: target },
  method: { kind: "linear" },
  missing: "exclude",
  minRecords: 0,
});

const rule: TemplateRule = {
  maximumScore: "150",
  minimumCoveragePercent: "50",
  bands: { above: "105", on: "85", near: "70" },
  kras: [{ kraId: 1, weightPercent: "100" }],
  items: [item(CLOSED, "50", "100"), item(IN_TIME, "30", "90"), item(REVIEW, "20", "5")],
  guardrails: [],
};

const even: PastPeriod = {
  asOf: { actual: 50, records: 50 },
  elapsed: 0.5,
  final: { actual: 100, records: 100 },
};
const steady: PastPeriod = {
  asOf: { actual: 90, records: 50 },
  elapsed: 0.5,
  final: { actual: 90, records: 100 },
};
const three = (month: PastPeriod) => [month, month, month];

/** Half a month gone. 50 of the usual 100 closed; 81 % of 50 in time, 90 % is usual; a review is entered by hand. */
const kpis = (): Map<number, KpiToProject> =>
  new Map<number, KpiToProject>([
    [
      CLOSED,
      {
        nature: "accruing",
        soFar: { actual: 50, records: 50 },
        past: three(even),
        errors: [2, -4, 6, 1],
        lastScore: "97",
      },
    ],
    [
      IN_TIME,
      {
        nature: "level",
        soFar: { actual: 81, records: 50 },
        past: three(steady),
        errors: [1, 1, 1, 1],
        lastScore: "99",
      },
    ],
    [REVIEW, { nature: "not_from_records", soFar: null, past: [], errors: [], lastScore: "80" }],
  ]);

const project = (given: Partial<Parameters<typeof projectScorecard>[0]> = {}, with_: TemplateRule = rule) =>
  projectScorecard({
    template: parseTemplate(with_),
    maximumScore: with_.maximumScore,
    share: 0.5,
    kpis: kpis(),
    totalErrors: [3, -5, 1, 2],
    everyone: new Map(),
    ...given,
  });

describe("a scorecard", () => {
  test("is projected through its curves and weights; what cannot be projected counts with its last score", () => {
    const { total, kpis: projected, projectedWeight } = project();
    // Closed: 100 of 100. In time: (50 · 81 + 50 · 90) / 100 = 85.5 of 90 = 95. Review: as last time, 80.
    expect(projected[CLOSED]).toMatchObject({ actual: "100", score: "100.0000", withheld: null });
    expect(projected[IN_TIME]).toMatchObject({
      actual: "85.5",
      score: "95.0000",
      low: "94.0000",
      high: "96.0000",
    });
    expect(projected[REVIEW]).toMatchObject({ score: null, withheld: "not_from_records" });
    // 50 % of 100, 30 % of 95, 20 % of 80; the largest of four errors is 5, the middle one 2.5.
    expect(total).toEqual({
      score: "94.5000",
      band: "on",
      low: "89.5000",
      high: "99.5000",
      pastError: { of: "own", count: 4, median: "2.5000", usual: "5.0000" },
      withheld: null,
    });
    expect(projectedWeight).toBe("80.0000");
  });

  test("meets its guardrails like a stored result", () => {
    const guarded = {
      ...rule,
      guardrails: [{ primaryKpiId: CLOSED, guardrailKpiId: IN_TIME, threshold: "96", capScore: "90" }],
    };
    const { kpis: projected, total } = project({}, guarded);
    expect(projected[CLOSED]?.score).toBe("90.0000");
    // 50 % of 90, 30 % of 95, 20 % of 80.
    expect(total.score).toBe("89.5000");
  });

  test("is bare where there is nothing to carry: weights count over what is projected", () => {
    const without = kpis();
    without.set(REVIEW, { nature: "not_from_records", soFar: null, past: [], errors: [], lastScore: null });
    // (50 · 100 + 30 · 95) / 80.
    expect(project({ kpis: without }).total.score).toBe("98.1250");
  });
});

describe("nothing is said", () => {
  test("before a fifth of the period has passed", () => {
    const { total, kpis: projected } = project({ share: 0.19 });
    expect(total).toMatchObject({ score: null, withheld: "early" });
    expect(projected[CLOSED]).toMatchObject({ score: null, withheld: "early" });
  });

  test("with fewer than three finished periods", () => {
    const young = new Map([...kpis()].map(([id, kpi]) => [id, { ...kpi, past: kpi.past.slice(1) }]));
    expect(project({ kpis: young }).total).toMatchObject({ score: null, withheld: "few_periods" });
  });

  test("when less than half of the weight can be projected", () => {
    const few = kpis();
    few.set(CLOSED, { nature: "extreme", soFar: null, past: three(even), errors: [], lastScore: "97" });
    expect(project({ kpis: few }).total).toMatchObject({ score: null, withheld: "little_weight" });
  });

  test("when too little would be scored in the end", () => {
    const strict = { ...rule, minimumCoveragePercent: "90" };
    const few = kpis();
    few.set(REVIEW, { nature: "not_from_records", soFar: null, past: [], errors: [], lastScore: null });
    expect(project({ kpis: few }, strict).total).toMatchObject({ score: null, withheld: "little_weight" });
  });

  test("without past errors, or with errors too large to be of use; the figure is kept to learn from", () => {
    expect(project({ totalErrors: [] }).total).toMatchObject({
      score: "94.5000",
      low: null,
      withheld: "no_past_error",
    });
    expect(project({ totalErrors: [15.1, 2, 3, 4] }).total).toMatchObject({
      score: "94.5000",
      withheld: "too_wide",
    });
    // Thirty points wide is still of use.
    expect(project({ totalErrors: [15, 2, 3, 4] }).total).toMatchObject({
      low: "79.5000",
      high: "109.5000",
      withheld: null,
    });
  });

  test("everybody's errors stand in for too few of one's own", () => {
    const everyone: PastError = { of: "everyone", count: 800, median: "3.0000", usual: "6.0000" };
    const { total } = project({ totalErrors: [1, 2, 3], everyone: new Map([[0, everyone]]) });
    expect(total).toMatchObject({ low: "88.5000", high: "100.5000", pastError: everyone });
  });

  test("when a mean will have too few records for its template in the end", () => {
    const strict = {
      ...rule,
      items: rule.items.map((one) => (one.kpiId === IN_TIME ? { ...one, minRecords: 200 } : one)),
    };
    expect(project({}, strict).kpis[IN_TIME]).toMatchObject({ score: null, withheld: "few_records" });
  });
});
