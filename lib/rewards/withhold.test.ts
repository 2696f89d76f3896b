import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FiguredGroup, withheldWhole } from "./withhold";

const group = (
  id: number,
  parentId: number | null,
  people: number,
  amounts: Record<string, number> = {},
): FiguredGroup => ({ id, parentId, counts: { people, ...amounts } });
const hidden = (...groups: FiguredGroup[]) => [...withheldWhole(groups)].sort((a, b) => a - b);

describe("figures kept from those who may not see individuals", () => {
  it("are all shown where every group is large enough", () => {
    expect(hidden(group(1, null, 20), group(2, 1, 8), group(3, 1, 12))).toEqual([]);
  });

  it("take along the smallest neighbour, when the rest of the unit would give a small group away", () => {
    // 23 − 8 − 12 = 3: hiding the unit of 3 alone hides nothing.
    expect(hidden(group(1, null, 23), group(2, 1, 3), group(3, 1, 8), group(4, 1, 12))).toEqual([2, 3]);
  });

  it("are kept back where an amount is of few, although the people are many", () => {
    const amounts = (EUR: number) => ({ EUR });
    const of = (EUR: number) => [
      group(1, null, 20, amounts(14)),
      group(2, 1, 8, amounts(EUR)),
      group(3, 1, 12, amounts(14 - EUR)),
    ];
    expect(hidden(...of(5))).toEqual([]);
    // The 1 of unit 2, and unit 3, without which the amount of 1 is what the whole has beyond it.
    expect(hidden(...of(1))).toEqual([2, 3]);
  });

  it("are kept back where an amount of few is what is left over, although the people left over are many", () => {
    // 20 − 12 are 8 people, but 6 − 5 is one person's amount.
    expect(hidden(group(1, null, 20, { EUR: 6 }), group(2, 1, 12, { EUR: 5 }))).toEqual([2]);
  });

  it("need no hiding where there is no figure", () => {
    expect(hidden(group(1, null, 8, { EUR: 8 }), group(2, 1, 8, { EUR: 8 }), group(3, 1, 0))).toEqual([]);
    expect(hidden(group(1, null, 18, { EUR: 8 }), group(2, 1, 8, { EUR: 8 }), group(3, 1, 10))).toEqual([]);
  });

  it("never leave fewer than 5 people, or 5 behind an amount, that no shown unit below covers", () => {
    const anyTree = fc
      .array(
        fc.record({ up: fc.nat(), own: fc.array(fc.constantFrom("", "EUR", "CHF"), { maxLength: 9 }) }),
        {
          minLength: 1,
          maxLength: 14,
        },
      )
      .map((parts) => {
        const parents = parts.map(({ up }, at) => (at === 0 ? null : up % at));
        const people = parts.map(({ own }) => [...own]);
        for (let at = parts.length - 1; at > 0; at--) people[parents[at] ?? 0]?.push(...(people[at] ?? []));
        return people.map((own, id): FiguredGroup => {
          const counts: Record<string, number> = { people: own.length };
          for (const each of own) if (each) counts[each] = (counts[each] ?? 0) + 1;
          return { id, parentId: parents[id] ?? null, counts };
        });
      });
    fc.assert(
      fc.property(anyTree, (groups) => {
        const kept = withheldWhole(groups);
        for (const figure of ["people", "EUR", "CHF"]) {
          const countOf = ({ counts }: FiguredGroup) => counts[figure] ?? 0;
          const shownBelow = (id: number): number =>
            groups
              .filter(({ parentId }) => parentId === id)
              .reduce((sum, each) => sum + (kept.has(each.id) ? shownBelow(each.id) : countOf(each)), 0);
          for (const each of groups) {
            if (kept.has(each.id)) continue;
            const left = countOf(each) - shownBelow(each.id);
            expect(left === 0 || left >= 5).toBe(true);
            expect(countOf(each) === 0 || countOf(each) >= 5).toBe(true);
          }
        }
      }),
    );
  });
});
