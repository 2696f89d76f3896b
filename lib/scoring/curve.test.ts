import { describe, expect, it } from "vitest";
import type { ScoringMethod } from "@/lib/kpis/rule/types";
import { compileCurve, DEFAULT_SIGMOID_K, scoreOfAttainment } from "./curve";

const linear: ScoringMethod = { kind: "linear" };
const capped: ScoringMethod = { kind: "capped", cap: "1.2" };
const sigmoid: ScoringMethod = { kind: "sigmoid", k: DEFAULT_SIGMOID_K };

/** SAP note 2072182, lookup by percentage of baseline: attainment and score of each published point. */
const published = [
  { raw: "0.8", score: "60" },
  { raw: "0.9", score: "80" },
  { raw: "1.0", score: "100" },
  { raw: "1.1", score: "120" },
  { raw: "1.2", score: "140" },
];
const step: ScoringMethod = { kind: "banded", mode: "step", points: published };
const interpolate: ScoringMethod = { kind: "banded", mode: "interpolate", points: published };
const fromZero: ScoringMethod = {
  kind: "banded",
  mode: "interpolate",
  points: [
    { raw: "0", score: "20" },
    { raw: "1", score: "100" },
  ],
};

type Row = [method: ScoringMethod, maximum: string, raw: string, score: string];

const rows: Row[] = [
  [linear, "150", "0", "0.0000"],
  [linear, "150", "0.947879", "94.7879"],
  [linear, "150", "1", "100.0000"],
  [linear, "150", "1.5", "150.0000"],
  [linear, "150", "1.500001", "150.0000"],
  [linear, "120", "1.3", "120.0000"],
  [capped, "150", "1.199999", "119.9999"],
  [capped, "150", "1.2", "120.0000"],
  [capped, "150", "9", "120.0000"],
  [capped, "110", "1.2", "110.0000"],
  [interpolate, "150", "0.8", "60.0000"],
  [interpolate, "150", "0.9", "80.0000"],
  [interpolate, "150", "1.0", "100.0000"],
  [interpolate, "150", "1.1", "120.0000"],
  [interpolate, "150", "1.2", "140.0000"],
  // Between the published points, on the straight line.
  [interpolate, "150", "0.95", "90.0000"],
  [interpolate, "150", "1.15", "130.0000"],
  [interpolate, "150", "0.833333", "66.6666"],
  // Below the first point, on the line from nothing.
  [interpolate, "150", "0.4", "30.0000"],
  [interpolate, "150", "0", "0.0000"],
  [interpolate, "150", "7", "140.0000"],
  [interpolate, "130", "1.2", "130.0000"],
  [fromZero, "150", "0", "20.0000"],
  [fromZero, "150", "0.5", "60.0000"],
  [step, "150", "0", "0.0000"],
  [step, "150", "0.799999", "0.0000"],
  [step, "150", "0.8", "60.0000"],
  [step, "150", "0.899999", "60.0000"],
  [step, "150", "0.9", "80.0000"],
  [step, "150", "3", "140.0000"],
  // 200 ÷ (1 + e^(−k(raw−1))); the powers of e from a table: e^3 = 20.0855369232, e^0.6 = 1.8221188004.
  [sigmoid, "200", "1", "100.0000"],
  [sigmoid, "200", "0.5", "9.4852"],
  [sigmoid, "200", "1.5", "190.5148"],
  [sigmoid, "150", "1.5", "150.0000"],
  [sigmoid, "200", "0.9", "70.8687"],
  [sigmoid, "200", "1.1", "129.1313"],
  [sigmoid, "200", "0", "0.4945"],
  [sigmoid, "200", "99999999", "200.0000"],
  [{ kind: "sigmoid", k: "90" }, "200", "0", "0.0000"],
  [{ kind: "sigmoid", k: "0.5" }, "200", "1", "100.0000"],
];

describe("score from attainment", () => {
  it.each(rows)("%j, at most %s: %s scores %s", (method, maximum, raw, score) => {
    expect(scoreOfAttainment(method, maximum, raw)).toBe(score);
  });

  it("gives the sigmoid of every attainment as its formula does, to 4 decimals", () => {
    for (const raw of [0.000001, 0.123456, 0.654321, 0.999999, 1.000001, 1.234567, 2.5, 4.333332]) {
      const expected = 200 / (1 + Math.exp(-6 * (raw - 1)));
      expect(Number(scoreOfAttainment(sigmoid, "200", raw.toFixed(6)))).toBeCloseTo(expected, 4);
    }
  });

  it("refuses a steepness that is not above 0", () => {
    expect(() => compileCurve({ kind: "sigmoid", k: "0" }, "150")).toThrow(RangeError);
  });
});
