import { describe, expect, it } from "vitest";
import { checkWeights } from "./check-weights";

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
