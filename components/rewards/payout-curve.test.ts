import { describe, expect, it } from "vitest";
import { asScoringCurve, fromScoringCurve } from "./payout-curve";

describe("a payout curve on the axes of a scoring curve", () => {
  it("has 100 at a factor of 1, and comes back as it was", () => {
    const curve = {
      kind: "curve" as const,
      mode: "step" as const,
      points: [
        { score: "70", factor: "0.35" },
        { score: "102.5", factor: "1.1" },
        { score: "x", factor: "" },
      ],
    };
    const drawn = asScoringCurve(curve);
    expect(drawn.points).toEqual([
      { raw: "0.7", score: "35" },
      { raw: "1.025", score: "110" },
      { raw: "x", score: "" },
    ]);
    expect(fromScoringCurve(drawn)).toEqual(curve);
  });
});
