import { describe, expect, it } from "vitest";
import { effectOf } from "./effect";

const MONTHS = ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"];
const periods = (scores: (string | null)[]) =>
  scores.map((score, index) => ({
    id: index + 1,
    name: MONTHS[index] ?? "",
    periodStart: `${MONTHS[index]}-01`,
    periodEnd: `${MONTHS[index + 1] ?? "2026-10"}-01`,
    score,
  }));

describe("a score before a plan and since", () => {
  it("compares the three periods before with the whole ones since", () => {
    // Began on 10 June: that month is in neither. Before: (90 + 62 + 60) / 3; since: (66 + 70) / 2.
    const effect = effectOf(
      periods(["90.0000", "62.0000", "60.0000", "58.0000", "66.0000", "70.0000"]),
      "2026-06-10",
    );
    expect(effect).toMatchObject({
      before_mean: "70.6667",
      before_count: 3,
      since_mean: "68.0000",
      since_count: 2,
    });
    expect(effect.periods.map(({ when }) => when)).toEqual([
      "before",
      "before",
      "before",
      "began",
      "since",
      "since",
    ]);
  });

  it("leaves the far past out", () => {
    const effect = effectOf(periods(["10.0000", "60.0000", "62.0000", "64.0000", "70.0000"]), "2026-07-01");
    expect(effect).toMatchObject({ before_mean: "62.0000", since_mean: "70.0000", since_count: 1 });
    expect(effect.periods).toHaveLength(4);
  });

  it("takes no period that is not scored for a score of 0", () => {
    expect(effectOf(periods(["60.0000", null, "64.0000", null]), "2026-06-01")).toMatchObject({
      before_mean: "62.0000",
      before_count: 2,
      since_mean: null,
      since_count: 0,
    });
  });
});
