import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Dec } from "./decimal";
import { checkWeights, contribution, weightedMean } from "./weigh";

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

describe("sums of weights", () => {
  const kras = [
    { kraId: 1, weightPercent: "60" },
    { kraId: 2, weightPercent: "40" },
  ];
  const item = (kraId: number, weightPercent: string) => ({ kraId, weightPercent });

  it("balance at exactly 100, in decimals", () => {
    const items = [
      ...Array.from({ length: 10 }, () => item(1, "10")),
      item(2, "33.3333"),
      item(2, "66.6667"),
    ];
    expect(checkWeights({ kras, items })).toEqual({
      template: { sumPercent: "100", missingPercent: "0" },
      kras: [
        { kraId: 1, sumPercent: "100", missingPercent: "0" },
        { kraId: 2, sumPercent: "100", missingPercent: "0" },
      ],
      balanced: true,
    });
  });

  it("say by how much they miss 100, on either side", () => {
    const items = [
      item(1, "33.3333"),
      item(1, "33.3333"),
      item(1, "33.3333"),
      item(2, "70"),
      item(2, "30.5"),
    ];
    const check = checkWeights({ kras: [...kras, { kraId: 3, weightPercent: "0.1" }], items });
    expect(check.template).toEqual({ sumPercent: "100.1", missingPercent: "-0.1" });
    expect(check.kras).toEqual([
      { kraId: 1, sumPercent: "99.9999", missingPercent: "0.0001" },
      { kraId: 2, sumPercent: "100.5", missingPercent: "-0.5" },
      { kraId: 3, sumPercent: "0", missingPercent: "100" },
    ]);
    expect(check.balanced).toBe(false);
  });

  it("count what is not yet a number as 0", () => {
    const items = [item(1, "100"), item(2, "9x"), item(2, "")];
    expect(checkWeights({ kras, items }).kras[1]).toMatchObject({ missingPercent: "100" });
  });

  it("do not balance in an empty template", () => {
    expect(checkWeights({ kras: [], items: [] }).balanced).toBe(false);
  });
});
