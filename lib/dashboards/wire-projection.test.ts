import { describe, expect, test } from "vitest";
import type { PeriodProjection } from "@/lib/scoring/forecast/column";
import type { ProjectedScore } from "@/lib/scoring/forecast/types";
import { toBacktestWire, toProjectedKpiWire, toProjectionWire } from "./wire-projection";
import { howWords } from "./words/projection-words";

const total: ProjectedScore = {
  score: "91.9348",
  band: "on",
  low: "83.1937",
  high: "100.6759",
  pastError: { of: "own", count: 6, median: "2.1922", usual: "8.7411" },
  withheld: null,
};

const projection: PeriodProjection = {
  period: { id: 13, name: "November 2026", frequency: "monthly", periodEnd: "2026-12-01" },
  day: "2026-11-20",
  workingDays: { done: "14.1", total: 21 },
  projectedWeight: "89.7500",
  total,
  kpis: {
    4: { ...total, actual: "158.5", how: null },
    5: { ...total, actual: "3", how: null, withheld: "too_wide" },
  },
  backtest: [],
};

describe("the API's answer", () => {
  test("has the projection with its past error in words while the period runs", () => {
    expect(toProjectionWire({ projection }, "2026-11-30")).toEqual({
      period_id: 13,
      as_of: "2026-11-20",
      working_days_done: 14.1,
      working_days_total: 21,
      projected_weight: 89.75,
      score: 91.9348,
      low: 83.1937,
      high: 100.6759,
      rating_band: "on",
      past_error: {
        of: "own",
        count: 6,
        median: 2.1922,
        words: "At this stage of the last 6 months, half were within 2.2 points",
      },
      withheld: null,
      withheld_because: null,
    });
  });

  test("has none from the day on which the period has ended", () => {
    expect(toProjectionWire({ projection }, "2026-12-01")).toBeNull();
    expect(toProjectedKpiWire({ projection }, 4, "2026-12-01")).toBeNull();
  });

  test("holds back what is withheld, with the reason", () => {
    expect(toProjectedKpiWire({ projection }, 4, "2026-11-20")).toMatchObject({
      actual_value: 158.5,
      score: 91.9348,
    });
    expect(toProjectedKpiWire({ projection }, 5, "2026-11-20")).toMatchObject({
      actual_value: null,
      score: null,
      low: null,
      high: null,
      withheld: "too_wide",
      withheld_because: "At this stage of past months, projections were too far off to be of use",
    });
  });

  test("gives the error of a past projection as what came out less what was projected", () => {
    const points = [{ periodId: 12, name: "October 2026", projected: "90.1000", cameOut: "88.4000" }];
    expect(toBacktestWire(points)).toEqual([
      { period_id: 12, period: "October 2026", projected: 90.1, came_out: 88.4, error: -1.7 },
    ]);
  });
});

test("how an actual was projected, in words", () => {
  const closed = { targetType: "count", unit: "tickets" };
  const accruing = { kind: "accruing", soFar: "98", sharePercent: "66.4", usual: "151", periods: 6 } as const;
  expect(howWords(accruing, closed, "monthly").replaceAll("\u00a0", " ")).toBe(
    "98 so far, when 66.4 % of a month is usually in. The rest is projected at that pace, weighed with the average of the last 6 months (151), which counts as much as a quarter of a month.",
  );
  const rate = { targetType: "percent", unit: "%" };
  const level = {
    kind: "level",
    soFar: "88.2",
    records: 102,
    usual: "90.04",
    toCome: 51,
    periods: 6,
  } as const;
  expect(howWords(level, rate, "monthly").replaceAll("\u00a0", " ")).toBe(
    "88.2 % so far from 102 records. 51 more usually come by the end of the month, and are counted at 90.0 %, as in the last 6 months.",
  );
});
