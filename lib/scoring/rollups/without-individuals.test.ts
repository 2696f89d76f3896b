import { describe, expect, it } from "vitest";
import { withoutIndividuals } from "./without-individuals";

const unit = (unitId: number, parentId: number | null, count: number) => ({
  ...{ unitId, parentId, peopleCount: count, scoredCount: count },
  ...{ meanScore: "90", meanCoverage: "80", bandCounts: {}, kraMeans: {} },
});
const shown = (units: ReturnType<typeof unit>[], ratedOutside: number) =>
  [...withoutIndividuals(units, ratedOutside)].flatMap(([id, figures]) => (figures ? [id] : []));

describe("the figures of units, for a reader who also knows the mean of everybody", () => {
  const tree = [unit(1, null, 20), unit(2, 1, 12), unit(3, 1, 8)];

  it("are all shown when everybody is in a unit, or five or more are in none", () => {
    expect(shown(tree, 0)).toEqual([1, 2, 3]);
    expect(shown(tree, 5)).toEqual([1, 2, 3]);
  });

  it("are kept back where they would leave a few who are in no unit", () => {
    // Everybody less 20, or less 12 and 8, would be the 2; less 12 alone they are 10.
    expect(shown(tree, 2)).toEqual([2]);
  });

  it("are kept back where one of several units on top is small", () => {
    expect(shown([...tree, unit(4, null, 3), unit(5, null, 6)], 0)).toEqual([1, 2, 3]);
  });
});
