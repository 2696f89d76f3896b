import { describe, expect, it } from "vitest";
import { byDifference, compareWithWhole, largestGap } from "./comparison";
import { BIN_COUNT, type Distribution, shareOnTarget } from "./figures";
import { fourFifths } from "./four-fifths";
import { inflationOf, type PeriodLevel } from "./inflation";
import { isEffectOfMany, type OverrideCounts, overrideEffect } from "./override-effect";
import { withheldGroups } from "./withheld";

/** Quartiles and median, bands and steps; all else does not matter to what is asked. */
function spread(
  [p25, p50, p75]: [number, number, number],
  [above, on, near, below]: [number, number, number, number],
  bins: Record<number, number> = {},
): Distribution {
  return {
    rated: above + on + near + below,
    mean: "0",
    quantiles: { p10: "0", p25: String(p25), p50: String(p50), p75: String(p75), p90: "0" },
    bands: { above, on, near, below },
    bins: Array.from({ length: BIN_COUNT }, (_, bin) => bins[bin] ?? 0),
  };
}

describe("a group beside everybody", () => {
  // Everybody: half at or above target (10 of 20), middle half 80 to 100.
  const whole = spread([80, 90, 100], [4, 6, 6, 4]);

  it.each<[string, Distribution, string, string, string]>([
    ["the same", spread([80, 90, 100], [2, 3, 3, 2]), "0.0000", "0.0000", "alike"],
    ["a little higher", spread([84, 94.9999, 104], [2, 3, 3, 2]), "4.9999", "0.0000", "alike"],
    ["5 points higher", spread([85, 95, 105], [3, 5, 1, 1]), "5.0000", "30.0000", "higher"],
    ["5 points lower", spread([75, 85, 95], [0, 1, 3, 6]), "-5.0000", "-40.0000", "lower"],
    // Middle half 13.33 wide beside 20: 13.33 · 1.5 < 20.
    ["closer together", spread([84, 90, 97.33], [0, 8, 2, 0]), "0.0000", "30.0000", "narrower"],
    ["hardly closer together", spread([84, 90, 97.34], [2, 3, 3, 2]), "0.0000", "0.0000", "alike"],
    ["further apart", spread([70, 90, 100], [5, 0, 0, 5]), "0.0000", "0.0000", "wider"],
  ])("%s", (_, group, medianDifference, onTargetDifference, verdict) => {
    expect(compareWithWhole(group, whole)).toMatchObject({ medianDifference, onTargetDifference, verdict });
  });

  it("is neither narrower nor wider where everybody has the same", () => {
    const same = spread([90, 90, 90], [0, 9, 0, 0]);
    expect(compareWithWhole(same, same).verdict).toBe("alike");
    expect(compareWithWhole(spread([89, 90, 91], [0, 9, 0, 0]), same).verdict).toBe("wider");
  });

  it.each<[string, number[], number[], string]>([
    ["0 for equal shares", [1, 1, 2], [2, 2, 4], "0.0000"],
    ["100 where spreads do not meet", [3, 0, 0], [0, 0, 5], "100.0000"],
    // Shares up to: 2/4, 4/4, 4/4 beside 1/8, 4/8, 8/8: gaps 37.5, 50, 0.
    ["the largest on the way", [2, 2, 0], [1, 3, 4], "50.0000"],
    ["0 of nobody", [0, 0, 0], [1, 2, 3], "0.0000"],
  ])("has a gap of %s", (_, group, all, gap) => {
    expect(largestGap(group, all)).toBe(gap);
  });

  it("comes first with the largest difference, in whichever direction", () => {
    const of = (median: number) => {
      const distribution = spread([80, median, 100], [1, 2, 2, 1]);
      return { distribution, comparison: compareWithWhole(distribution, whole) };
    };
    expect(
      [of(92), of(80), of(99)].sort(byDifference).map((each) => each.distribution.quantiles.p50),
    ).toEqual(["80", "99", "92"]);
  });
});

describe("the share on target", () => {
  it.each<[number, number, number, number, string | null]>([
    [4, 6, 6, 4, "50.0000"],
    [1, 1, 1, 0, "66.6667"],
    [0, 0, 0, 3, "0.0000"],
    [0, 0, 0, 0, null],
  ])("of %i, %i, %i, %i is %s %", (above, on, near, below, share) => {
    expect(shareOnTarget({ above, on, near, below })).toBe(share);
  });
});

const counts = (fields: Partial<OverrideCounts> = {}): OverrideCounts => ({
  overrides: 4,
  byManager: 3,
  changed: 3,
  up: 2,
  down: 1,
  changeSum: "12.5",
  with: { rated: 10, sum: "912.5", bands: { above: 2, on: 5, near: 2, below: 1 } },
  without: { rated: 10, sum: "900", bands: { above: 1, on: 5, near: 3, below: 1 } },
  ...fields,
});

describe("what overrides did", () => {
  it("is the mean of the changed totals, and the figures with and without", () => {
    // 12.5 / 3; 2 of 3 up, 1 of 3 down; 912.5 / 10 and 900 / 10; 7 and 6 of 10.
    expect(overrideEffect(counts())).toEqual({
      changed: 3,
      meanChange: "4.1667",
      up: "66.6667",
      down: "33.3333",
      with: { mean: "91.2500", onTarget: "70.0000" },
      without: { mean: "90.0000", onTarget: "60.0000" },
    });
  });

  it("is nothing, and not zero, where no total changed", () => {
    expect(overrideEffect(counts({ changed: 0, up: 0, down: 0, changeSum: "0" }))).toMatchObject({
      meanChange: null,
      up: null,
      down: null,
    });
  });

  it.each<[string, Partial<OverrideCounts>, boolean]>([
    ["no change", { changed: 0 }, true],
    ["four changed totals", { changed: 4 }, false],
    ["five changed totals", { changed: 5 }, true],
    [
      "one rating that only an override made",
      { changed: 5, without: { ...counts().without, rated: 9 } },
      false,
    ],
    ["five such ratings", { changed: 5, without: { ...counts().without, rated: 5 } }, true],
  ])("with %s may be told to those who may not see individuals: %s", (_, fields, told) => {
    expect(isEffectOfMany(counts(fields))).toBe(told);
  });
});

describe("the level of ratings over periods", () => {
  const period = (name: string, mean: string | null, onTarget = "50"): PeriodLevel => ({
    periodId: 1,
    name,
    rated: 10,
    mean,
    onTarget: mean === null ? null : onTarget,
    overrides: mean === null ? null : overrideEffect(counts()),
  });

  it.each<[string, string, string, string]>([
    ["90", "91.9999", "1.9999", "steady"],
    ["90", "92", "2.0000", "risen"],
    ["90", "88", "-2.0000", "fallen"],
    ["90", "88.0001", "-1.9999", "steady"],
  ])("from %s to %s has changed by %s: %s", (first, last, meanChange, verdict) => {
    expect(inflationOf([period("May", first), period("June", last)])).toMatchObject({ meanChange, verdict });
  });

  it("is compared from the first to the last period that has a mean, with what overrides add", () => {
    const series = [
      period("May", null),
      period("June", "90", "50"),
      period("July", null),
      period("August", "95", "62.5"),
    ];
    expect(inflationOf(series)).toEqual({
      from: "June",
      to: "August",
      periods: 3,
      meanChange: "5.0000",
      onTargetChange: "12.5000",
      addedByOverrides: "1.2500",
      verdict: "risen",
    });
  });

  it("says nothing of fewer than two periods", () => {
    expect(inflationOf([])).toBeNull();
    expect(inflationOf([period("May", "90"), period("June", null)])).toBeNull();
  });
});

describe("the four-fifths rule", () => {
  const compare = (...groups: [string, number, number][]) =>
    fourFifths(groups.map(([value, onTarget, rated]) => ({ value, onTarget, rated })));

  it("flags a rate under four fifths of the highest, as in the example of the guidelines", () => {
    // 48 of 80 are 60 %, 12 of 40 are 30 %: 30 / 60 is 50 %.
    expect(compare(["B", 12, 40], ["A", 48, 80])).toEqual({
      groups: [
        { value: "A", onTarget: 48, rated: 80, rate: "60.0000", ratio: "1.0000", flagged: false },
        { value: "B", onTarget: 12, rated: 40, rate: "30.0000", ratio: "0.5000", flagged: true },
      ],
      notCompared: [],
      comparable: true,
    });
  });

  it.each<[string, number, number, boolean]>([
    // Beside 10 of 10: exactly 0.8 is not under four fifths.
    ["8 of 10", 8, 10, false],
    ["79 of 100", 79, 100, true],
    ["80 of 100", 80, 100, false],
    // 7999 of 10,000 rounds to 0.8000 at three decimals and is under it all the same.
    ["7,999 of 10,000", 7_999, 10_000, true],
  ])("%s beside 10 of 10", (_, onTarget, rated, flagged) => {
    expect(compare(["Best", 10, 10], ["Other", onTarget, rated]).groups[1]?.flagged).toBe(flagged);
  });

  it("leaves out groups of fewer than five, also as the highest rate", () => {
    const { groups, notCompared } = compare(["Few", 4, 4], ["A", 5, 10], ["B", 4, 10]);
    expect(groups.map(({ value, flagged }) => [value, flagged])).toEqual([
      ["A", false],
      ["B", false],
    ]);
    expect(notCompared).toEqual(["Few"]);
  });

  it("compares nothing with fewer than two groups that are large enough", () => {
    expect(compare(["A", 1, 9], ["B", 0, 4])).toMatchObject({ comparable: false, notCompared: ["B"] });
    expect(compare(["A", 1, 9]).groups[0]?.flagged).toBe(false);
    expect(compare()).toEqual({ groups: [], notCompared: [], comparable: false });
  });

  it("has no ratio where nobody is on target", () => {
    expect(compare(["A", 0, 9], ["B", 0, 8]).groups).toMatchObject([
      { rate: "0.0000", ratio: null, flagged: false },
      { rate: "0.0000", ratio: null, flagged: false },
    ]);
  });
});

describe("groups that are kept back", () => {
  const groups = [
    { id: 1, parentId: null, rated: 23 },
    { id: 2, parentId: 1, rated: 3 },
    { id: 3, parentId: 1, rated: 8 },
    { id: 4, parentId: 1, rated: 12 },
    { id: 5, parentId: 1, rated: 0 },
  ];

  it("are those of fewer than five for someone who may see each of them", () => {
    expect([...withheldGroups(groups, true)].sort()).toEqual([2, 5]);
  });

  it("are for others also those from which a small one could be worked out", () => {
    // 23 − 8 − 12 = 3: with the group of 8 shown, the three would be.
    expect([...withheldGroups(groups, false)].sort()).toEqual([2, 3, 5]);
  });
});
