import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Group, withheldGroups } from "./withheld-groups";

/** Ids are letters here: [name, parent, people]. */
type Row = readonly [name: string, parent: string | null, count: number, closed?: boolean];

const groupsOf = (rows: readonly Row[]): Group[] =>
  rows.map(([name, parent, count, closed]) => ({
    id: name.charCodeAt(0),
    parentId: parent === null ? null : parent.charCodeAt(0),
    count,
    closed,
  }));

const withheld = (rows: readonly Row[]) =>
  [...withheldGroups(groupsOf(rows))]
    .map((id) => String.fromCharCode(id))
    .sort()
    .join("");

describe("groups that are kept back", () => {
  it.each<[string, string, Row[]]>([
    [
      "none: all are large, and nothing is left over",
      "",
      [
        ["P", null, 20],
        ["A", "P", 12],
        ["B", "P", 8],
      ],
    ],
    [
      "what is left over are 5 who stand in no part",
      "",
      [
        ["P", null, 25],
        ["A", "P", 12],
        ["B", "P", 8],
      ],
    ],
    [
      "small ones that are 8 together",
      "BC",
      [
        ["P", null, 20],
        ["A", "P", 12],
        ["B", "P", 4],
        ["C", "P", 4],
      ],
    ],
    // 20 − 12 − 5 would be the 3 of C.
    [
      "a small one, and the smallest beside it",
      "BC",
      [
        ["P", null, 20],
        ["A", "P", 12],
        ["B", "P", 5],
        ["C", "P", 3],
      ],
    ],
    [
      "two small ones of 4 together, and the smallest beside them",
      "BCD",
      [
        ["P", null, 22],
        ["A", "P", 12],
        ["B", "P", 6],
        ["C", "P", 3],
        ["D", "P", 1],
      ],
    ],
    // 13 − 7 − 5 would be the one who leads P.
    [
      "the smallest part, for one who stands in no part",
      "B",
      [
        ["P", null, 13],
        ["A", "P", 7],
        ["B", "P", 5],
      ],
    ],
    [
      "the only part",
      "A",
      [
        ["P", null, 6],
        ["A", "P", 5],
      ],
    ],
    [
      "of equals the first",
      "A",
      [
        ["P", null, 11],
        ["A", "P", 5],
        ["B", "P", 5],
      ],
    ],
    [
      "a small part of a group that has 5 others",
      "A",
      [
        ["P", null, 9],
        ["A", "P", 4],
      ],
    ],
    ["a group on top that is small", "P", [["P", null, 4]]],
    // P − A − b would still be the one; b is all of B.
    [
      "a part of a part, where the part is nothing but it",
      "Bb",
      [
        ["P", null, 14],
        ["A", "P", 7],
        ["B", "P", 6],
        ["b", "B", 6],
      ],
    ],
    // A − a − b is the 3 of c, so b goes; P − A − B is nothing.
    [
      "each level by itself",
      "bc",
      [
        ["P", null, 30],
        ["A", "P", 20],
        ["a", "A", 10],
        ["b", "A", 7],
        ["c", "A", 3],
        ["B", "P", 10],
      ],
    ],
    // A is small, so P − a − B is what is left of A: nothing. P − B is A all the same.
    [
      "a small part within two",
      "AB",
      [
        ["P", null, 10],
        ["A", "P", 4],
        ["B", "P", 6],
      ],
    ],
    [
      "closed ones are treated like small ones",
      "AB",
      [
        ["P", null, 13],
        ["A", "P", 3, true],
        ["B", "P", 10],
      ],
    ],
    [
      "a large closed one hides itself alone",
      "A",
      [
        ["P", null, 20],
        ["A", "P", 8, true],
        ["B", "P", 12],
      ],
    ],
    // Since the period, B moved into A, which nobody was in then: P − B is still the 2 beside it.
    [
      "what lies in a group that had nobody",
      "B",
      [
        ["P", null, 12],
        ["A", "P", 0],
        ["B", "A", 10],
      ],
    ],
    [
      "what has nobody shows nothing and hides nothing",
      "",
      [
        ["P", null, 8],
        ["A", "P", 8],
        ["B", "P", 0],
      ],
    ],
  ])("%s", (_, expected, rows) => {
    expect(withheld(rows)).toBe(expected);
  });
});

/** Every parent stands before its parts; people who stand in no part come on top of theirs. */
const trees = fc
  .array(fc.record({ up: fc.nat(), own: fc.integer({ min: 0, max: 9 }) }), { minLength: 1, maxLength: 9 })
  .map((nodes): Group[] => {
    const groups = nodes.map(({ up, own }, id) => ({ id, parentId: id === 0 ? null : up % id, count: own }));
    for (const group of [...groups].reverse()) {
      const parent = groups[group.parentId ?? -1];
      if (parent) parent.count += group.count;
    }
    return groups;
  });

describe("for any tree", () => {
  it("no shown group less shown groups within it leaves 1 to 4 people", () => {
    fc.assert(
      fc.property(trees, (groups) => {
        const hidden = withheldGroups(groups);
        const shown = groups.filter(({ id, count }) => count > 0 && !hidden.has(id));
        for (const whole of shown) {
          for (const parts of choices(shown.filter((part) => isWithin(groups, part, whole)))) {
            if (parts.some((part) => parts.some((other) => isWithin(groups, part, other)))) continue;
            const left = whole.count - parts.reduce((sum, { count }) => sum + count, 0);
            expect(left === 0 || left >= 5).toBe(true);
          }
        }
      }),
    );
  });

  it("nothing is kept back where every group and every rest is large or empty", () => {
    fc.assert(
      fc.property(trees, (groups) => {
        const own = (group: Group) =>
          group.count - groups.reduce((sum, part) => sum + (part.parentId === group.id ? part.count : 0), 0);
        fc.pre(groups.every((group) => own(group) === 0 || own(group) >= 5));
        expect(withheldGroups(groups).size).toBe(0);
      }),
    );
  });
});

function isWithin(groups: readonly Group[], part: Group, whole: Group): boolean {
  for (let at = groups[part.parentId ?? -1]; at; at = groups[at.parentId ?? -1])
    if (at === whole) return true;
  return false;
}

/** Every selection of them. */
function choices(groups: readonly Group[]): Group[][] {
  const all: Group[][] = [[]];
  for (const group of groups) all.push(...all.map((some) => [...some, group]));
  return all;
}
