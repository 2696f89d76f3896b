import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Dec } from "@/lib/decimal";
import { contribution, weightedMean } from "./weigh";

type Part = [score: string | null, weight: string];

function mean(...parts: Part[]) {
  return weightedMean(
    parts.map(([score, weight]) => ({
      score: score === null ? null : new Dec(score),
      weight: new Dec(weight),
    })),
  );
}

describe("weighted mean", () => {
  it("agrees with the published appraisal: weights 30 and 70, scores 100 and 60 give 72", () => {
    // Frappe HR appraisal tests, there on a scale of 0 to 5: 5 and 3 give 1.5 + 2.1 = 3.6.
    expect(mean(["100", "30"], ["60", "70"]).mean?.toFixed(4)).toBe("72.0000");
  });

  it("spreads the weight of what is not scored over the rest", () => {
    // (78.4314·35 + 88·25) ÷ 60
    const { mean: score, coveredWeight } = mean(["78.4314", "35"], ["88", "25"], [null, "40"]);
    expect(score?.toFixed(4)).toBe("82.4183");
    expect(coveredWeight.toFixed()).toBe("60");
  });

  it("is null, never 0, when nothing with a weight is scored", () => {
    expect(mean([null, "60"], [null, "40"]).mean).toBeNull();
    expect(mean(["90", "0"], [null, "100"]).mean).toBeNull();
    expect(mean().mean).toBeNull();
  });

  it("rounds half up at 4 decimals", () => {
    expect(mean(["0.0001", "50"], ["0", "50"]).mean?.toFixed(4)).toBe("0.0001"); // 0.00005
    expect(mean(["100.0001", "50"], ["100.0002", "50"]).mean?.toFixed(4)).toBe("100.0002"); // …015
  });

  const score = fc.integer({ min: 0, max: 1_500_000 }).map((units) => new Dec(units).div(10_000));
  const weight = fc.integer({ min: 1, max: 1_000_000 }).map((units) => new Dec(units).div(10_000));
  const parts = fc.array(fc.record({ score: fc.option(score), weight }), { minLength: 1, maxLength: 12 });

  it("stays between the lowest and the highest score", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const scores = list.flatMap((part) => part.score ?? []);
        fc.pre(scores.length > 0);
        const result = weightedMean(list).mean;
        expect(result?.gte(Dec.min(...scores)) && result.lte(Dec.max(...scores))).toBe(true);
      }),
    );
  });

  it("does not change when all weights are scaled alike, nor with the order of the parts", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 1000 }), (list, factor) => {
        const scaled = list.map((part) => ({ ...part, weight: part.weight.times(factor) }));
        const expected = weightedMean(list).mean?.toFixed(4);
        expect(weightedMean(scaled).mean?.toFixed(4)).toBe(expected);
        expect(weightedMean(list.toReversed()).mean?.toFixed(4)).toBe(expected);
      }),
    );
  });

  it("is the sum of its contributions, but for the rounding of each", () => {
    fc.assert(
      fc.property(parts, (list) => {
        const { mean: result, coveredWeight } = weightedMean(list);
        const sum = list.reduce(
          (total, part) => total.plus(contribution(part, coveredWeight) ?? 0),
          new Dec(0),
        );
        expect(
          sum
            .minus(result ?? 0)
            .abs()
            .lte(0.00005 * (list.length + 1)),
        ).toBe(true);
      }),
    );
  });
});
