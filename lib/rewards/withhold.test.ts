import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type WithheldUnit, withheldUnits } from "./withhold";

/** People, then those with an amount in each currency. */
const unit = (unitId: number, parentId: number | null, ...counts: number[]): WithheldUnit => ({
  unitId,
  parentId,
  counts,
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

  it("never leave fewer than 5 people behind a figure that no shown unit below covers", () => {
    const part = fc.record({ up: fc.nat(), own: fc.nat({ max: 9 }), paid: fc.nat({ max: 9 }) });
    const anyTree = fc.array(part, { minLength: 1, maxLength: 14 }).map((parts) => {
      const parents = parts.map(({ up }, at) => (at === 0 ? null : (up % at) + 1));
      const counts = parts.map(({ own, paid }) => [own, Math.min(own, paid)]);
      for (let at = parts.length - 1; at > 0; at--) {
        const parent = counts[(parents[at] ?? 1) - 1];
        counts[at]?.forEach((count, figure) => {
          if (parent) parent[figure] = (parent[figure] ?? 0) + count;
        });
      }
      return parts.map((_, at) => unit(at + 1, parents[at] ?? null, ...(counts[at] ?? [])));
    });
    fc.assert(
      fc.property(anyTree, (units) => {
        const kept = withheldUnits(units, 5);
        const shownBelow = (id: number, figure: number): number =>
          units
            .filter(({ parentId }) => parentId === id)
            .reduce(
              (sum, { unitId, counts }) =>
                sum + (kept.has(unitId) ? shownBelow(unitId, figure) : (counts[figure] ?? 0)),
              0,
            );
        for (const { unitId, counts } of units) {
          if (kept.has(unitId)) continue;
          for (const [figure, count] of counts.entries()) {
            const left = count - shownBelow(unitId, figure);
            expect(left === 0 || left >= 5).toBe(true);
          }
        }
      }),
    );
  });

  it("count those of the rarest figure", () => {
    expect(hidden(unit(1, null, 20, 13), unit(2, 1, 8, 1), unit(3, 1, 12, 7))).toEqual([2]);
  });

  it("take along a neighbour, when few of those left have a figure, though many are left", () => {
    // Eight people are left, but 12 − 10 = 2 of them have an amount: hiding the unit of 8 alone hides nothing.
    expect(hidden(unit(1, null, 20, 12), unit(2, 1, 8, 2), unit(3, 1, 12, 10))).toEqual([2, 3]);
  });

  it("need no hiding where there is no figure", () => {
    expect(hidden(unit(1, null, 8, 8), unit(2, 1, 8, 8), unit(3, 1, 0, 0))).toEqual([]);
  });
});
