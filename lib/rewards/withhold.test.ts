import fc from "fast-check";
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

  it("are hidden only as far below as it takes", () => {
    const tree = [unit(2, 1, 10), unit(3, 1, 12), unit(4, 2, 5), unit(5, 2, 5)];
    expect(hidden(unit(1, null, 22), ...tree)).toEqual([]);
    // One person right in the first unit. Hiding 2 hides nobody while 4 and 5 are shown; with 4 it is 6 people.
    expect(hidden(unit(1, null, 23), ...tree)).toEqual([2, 4]);
  });

  it("never leave fewer than 5 people that no shown unit below covers", () => {
    const anyTree = fc
      .array(fc.record({ up: fc.nat(), own: fc.integer({ min: 0, max: 9 }) }), {
        minLength: 1,
        maxLength: 14,
      })
      .map((parts) => {
        const parents = parts.map(({ up }, at) => (at === 0 ? null : (up % at) + 1));
        const people = parts.map(({ own }) => own);
        for (let at = parts.length - 1; at > 0; at--) {
          const parent = (parents[at] ?? 1) - 1;
          people[parent] = (people[parent] ?? 0) + (people[at] ?? 0);
        }
        return parts.map((_, at) => unit(at + 1, parents[at] ?? null, people[at] ?? 0));
      });
    fc.assert(
      fc.property(anyTree, (units) => {
        const kept = withheldUnits(units, 5);
        const shownBelow = (id: number): number =>
          units
            .filter(({ parentId }) => parentId === id)
            .reduce((sum, each) => sum + (kept.has(each.unitId) ? shownBelow(each.unitId) : each.people), 0);
        for (const { unitId, people } of units) {
          if (kept.has(unitId)) continue;
          const left = people - shownBelow(unitId);
          expect(left === 0 || left >= 5).toBe(true);
        }
      }),
    );
  });

  it("count those of the rarest figure", () => {
    expect(hidden(unit(1, null, 20), unit(2, 1, 8, 1), unit(3, 1, 12))).toEqual([2]);
  });

  it("need no hiding where there is no figure", () => {
    expect(hidden(unit(1, null, 8), unit(2, 1, 8), unit(3, 1, 0, 0))).toEqual([]);
  });
});
