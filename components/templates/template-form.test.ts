import { describe, expect, it } from "vitest";
import { newItem, spreadEvenly } from "./template-form";

const items = (...weights: string[]) =>
  weights.map((weight, index) => ({ ...newItem(index + 1, 1), weight }));
const spread = (...weights: string[]) => spreadEvenly(items(...weights), 1).map(({ weight }) => weight);

describe("spreading weights evenly", () => {
  it.each<[string[], string[]]>([
    [
      ["35", "25", "35"],
      ["36.8", "26.6", "36.6"],
    ],
    [
      ["0", "0"],
      ["50", "50"],
    ],
    [
      ["0", "0", "0"],
      ["33.4", "33.3", "33.3"],
    ],
    [
      ["60", "60"],
      ["50", "50"],
    ],
    [
      ["100", "5", "5"],
      ["96.6", "1.7", "1.7"],
    ],
    [
      ["100", "1", "9"],
      ["33.4", "33.3", "33.3"],
    ],
    [
      ["x", "40"],
      ["30", "70"],
    ],
  ])("%j becomes %j, which adds to 100", (before, after) => {
    expect(spread(...before)).toEqual(after);
    expect(after.reduce((sum, weight) => sum + Math.round(Number(weight) * 10), 0)).toBe(1000);
  });

  it("leaves other KRAs alone", () => {
    const mixed = [...items("40"), { ...newItem(9, 2), weight: "7" }];
    expect(spreadEvenly(mixed, 1).map(({ weight }) => weight)).toEqual(["100", "7"]);
  });
});
