import { describe, expect, it } from "vitest";
import { type WithheldUnit, withheldUnits } from "./withhold";

const unit = (unitId: number, parentId: number | null, people: number, smallest = people): WithheldUnit => ({
  unitId,
  parentId,
  people,
  smallest,
});
const hidden = (...units: WithheldUnit[]) => [...withheldUnits(units, 5)].sort((a, b) => a - b);

describe("figures kept from those who may not see individuals", () => {
  it("are all shown where every group is large enough", () => {
    expect(hidden(unit(1, null, 20), unit(2, 1, 8), unit(3, 1, 12))).toEqual([]);
  });

  it("take along the smallest neighbour, when the rest of the unit would give a small group away", () => {
    // 23 − 8 − 12 = 3: hiding the unit of 3 alone hides nothing.
    expect(hidden(unit(1, null, 23), unit(2, 1, 3), unit(3, 1, 8), unit(4, 1, 12))).toEqual([2, 3]);
  });

  it("stay shown when two small groups together are large enough", () => {
    expect(hidden(unit(1, null, 15), unit(2, 1, 3), unit(3, 1, 4), unit(4, 1, 8))).toEqual([2, 3]);
  });

  it("take along a part, when few people stand right in the unit", () => {
    // The head of the unit alone would be 21 − 8 − 12.
    expect(hidden(unit(1, null, 21), unit(2, 1, 8), unit(3, 1, 12))).toEqual([2]);
  });

  it("are hidden with everything below", () => {
    expect(hidden(unit(1, null, 22), unit(2, 1, 10), unit(3, 1, 12), unit(4, 2, 5), unit(5, 2, 5))).toEqual(
      [],
    );
    expect(hidden(unit(1, null, 23), unit(2, 1, 10), unit(3, 1, 12), unit(4, 2, 5), unit(5, 2, 5))).toEqual([
      2, 4, 5,
    ]);
  });

  it("count those of the rarest figure", () => {
    expect(hidden(unit(1, null, 20), unit(2, 1, 8, 1), unit(3, 1, 12))).toEqual([2]);
  });

  it("need no hiding where there is no figure", () => {
    expect(hidden(unit(1, null, 8), unit(2, 1, 8), unit(3, 1, 0, 0))).toEqual([]);
  });
});
