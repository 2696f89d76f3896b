import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Direction, ScoringMethod, Target } from "@/lib/kpis/rule/types";
import { attainmentOf, compileAttainment } from "./attainment";
import { scoreOfAttainment } from "./curve";

const linear: ScoringMethod = { kind: "linear" };
const points = [
  { raw: "0.5", score: "50" },
  { raw: "1.25", score: "120" },
];

interface Case {
  direction: Direction;
  target: Target;
  actual: string;
  expected: string;
  method?: ScoringMethod;
  maximum?: string;
}

function single(
  direction: Direction,
  value: string,
  actual: string,
  expected: string,
  method?: ScoringMethod,
): Case {
  return { direction, target: { value }, actual, expected, method };
}

const higher = (value: string, actual: string, expected: string) =>
  single("higher_is_better", value, actual, expected);
const lower = (value: string, actual: string, expected: string, method?: ScoringMethod) =>
  single("lower_is_better", value, actual, expected, method);
const band = (low: string, high: string, tolerance: string, actual: string, expected: string): Case => ({
  direction: "target_band",
  target: { low, high, tolerance },
  actual,
  expected,
});

const cases: Case[] = [
  higher("95", "95", "1.000000"),
  higher("95", "90.05", "0.947895"),
  higher("150", "168", "1.120000"),
  higher("3", "2", "0.666667"),
  higher("8", "0.000004", "0.000001"), // 0.0000005 is rounded half up
  higher("10", "0", "0.000000"),
  higher("10", "-4", "0.000000"),
  higher("10", "1000000", "100000.000000"),
  lower("5", "5", "1.000000"),
  lower("5", "6", "0.833333"),
  lower("4", "5.1", "0.784314"),
  lower("5", "4", "1.250000"),
  lower("5", "1", "1.500000"), // 5 ÷ 1, but linear rewards no more than the maximum's 1.5
  lower("5", "0", "1.500000"),
  lower("5", "-2", "1.500000"),
  lower("5", "0", "1.200000", { kind: "capped", cap: "1.2" }),
  lower("5", "1", "1.200000", { kind: "capped", cap: "1.2" }),
  lower("5", "0", "1.250000", { kind: "banded", mode: "step", points }),
  lower("5", "2", "2.500000", { kind: "sigmoid", k: "6" }), // 5 ÷ 2: the curve is not flat there
  lower("5", "0", "4.333333", { kind: "sigmoid", k: "6" }), // 1 + 20 ÷ 6: flat from there
  lower("5", "0", "1.500000", { kind: "sigmoid", k: "100" }),
  { ...lower("5", "0", "2.000000"), maximum: "200" },
  lower("0", "0", "1.000000"),
  lower("0", "0.5", "0.000000"),
  lower("0", "-1", "1.000000"), // better than none is not worse than none
  band("90", "110", "20", "90", "1.000000"),
  band("90", "110", "20", "100", "1.000000"),
  band("90", "110", "20", "110", "1.000000"),
  band("90", "110", "20", "85", "0.750000"),
  band("90", "110", "20", "127", "0.150000"),
  band("90", "110", "20", "70", "0.000000"),
  band("90", "110", "20", "300", "0.000000"),
  band("8", "8", "3", "8", "1.000000"), // exact
  band("8", "8", "3", "9", "0.666667"),
  band("-5", "5", "10", "-10", "0.500000"),
];

describe("attainment", () => {
  it.each(cases)("$direction $target.value$target.low: $actual gives $expected", (example) => {
    const rule = { ...example, method: example.method ?? linear };
    expect(attainmentOf(rule, example.maximum ?? "150", example.actual)).toBe(example.expected);
  });

  it("is computed from the actual as it is stored, with 6 decimals", () => {
    const rule = { direction: "higher_is_better", target: { value: "0.000001" }, method: linear } as const;
    expect(attainmentOf(rule, "150", "0.0000014999")).toBe("1.000000");
  });

  it("agrees with integer arithmetic, rounded half up", () => {
    const positive = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(positive, positive, (actual, target) => {
        const millionths = (2n * actual * 1_000_000n + target) / (2n * target);
        const got = attainmentOf(
          { direction: "higher_is_better", target: { value: `${target}` }, method: linear },
          "150",
          `${actual}`,
        );
        expect(BigInt(got.replace(".", ""))).toBe(millionths);
      }),
    );
  });

  it("refuses a target that the direction cannot use", () => {
    const compile = (direction: Direction, target: Target) =>
      compileAttainment({ direction, target, method: linear }, "150");
    expect(() => compile("higher_is_better", { value: "0" })).toThrow("above 0");
    expect(() => compile("lower_is_better", { value: "-1" })).toThrow("below 0");
    expect(() => compile("target_band", { value: "5" })).toThrow("low, a high");
    expect(() => compile("target_band", { low: "1", high: "2", tolerance: "0" })).toThrow("tolerance");
    expect(() => compile("higher_is_better", { low: "1", high: "2", tolerance: "1" })).toThrow(
      "single target",
    );
  });

  it("refuses an actual that is not a finite number", () => {
    const rule = { direction: "higher_is_better", target: { value: "10" }, method: linear } as const;
    for (const actual of ["NaN", "Infinity", "", "12 h"]) {
      expect(() => attainmentOf(rule, "150", actual)).toThrow(RangeError);
    }
  });
});

it("takes nothing from a sigmoid that still rises where a straight line has reached the maximum", () => {
  const scoreOf = (k: string, maximum: string, actual: string) => {
    const method: ScoringMethod = { kind: "sigmoid", k };
    const rule = { direction: "lower_is_better", target: { value: "5" }, method } as const;
    return scoreOfAttainment(method, maximum, attainmentOf(rule, maximum, actual));
  };
  // 200 ÷ (1 + e^(−6·1.5)) with e^9 = 8103.083928; as "higher is better" scores 2.5 times its target.
  expect(scoreOf("6", "200", "2")).toBe("199.9753");
  // 200 ÷ (1 + e^(−2·1.5)) = 190.5, at most the maximum.
  expect(scoreOf("2", "150", "2")).toBe("150.0000");
  for (const k of ["0.5", "2", "6", "100"]) expect(scoreOf(k, "200", "0")).toBe("200.0000");
});

it("stays within what a result can hold when the target is tiny", () => {
  const rule = {
    direction: "higher_is_better",
    target: { value: "0.000001" },
    method: { kind: "linear" },
  } as const;
  expect(attainmentOf(rule, "150", "999999999999999999")).toBe("999999999999.000000");
});
