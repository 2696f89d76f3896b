import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Band } from "../types";
import { type BeforeAfter, largestMoves, SHOWN_BANDS, summarise } from "./summarise";

const person = (
  employeeId: number,
  [before, bandBefore]: [string | null, Band],
  [after, bandAfter]: [string | null, Band],
): BeforeAfter => ({ employeeId, before, bandBefore, after, bandAfter });

const PEOPLE = [
  person(1, ["110.0000", "above"], ["100.0000", "on"]),
  person(2, ["106.0000", "above"], ["104.0000", "on"]),
  person(3, ["72.0000", "near"], ["90.5000", "on"]),
  person(4, ["95.0000", "on"], ["95.0000", "on"]),
  person(5, [null, "not_scored"], ["50.0000", "below"]),
  person(6, ["80.0000", "insufficient_data"], ["80.0000", "near"]),
];

describe("the summary of a preview", () => {
  test("counts bands before and after, who changes and which way", () => {
    const { before, after, moves, ...counts } = summarise(PEOPLE);
    expect(before.bandCounts).toEqual({
      above: 2,
      on: 1,
      near: 1,
      below: 0,
      insufficient_data: 1,
      not_scored: 1,
    });
    expect(after.bandCounts).toEqual({
      above: 0,
      on: 4,
      near: 1,
      below: 1,
      insufficient_data: 0,
      not_scored: 0,
    });
    // 5 and 6 change band, but were not rated before.
    expect(counts).toEqual({ changedCount: 5, upCount: 1, downCount: 2 });
    expect(moves).toEqual([
      { from: "above", to: "on", peopleCount: 2 },
      { from: "near", to: "on", peopleCount: 1 },
      { from: "insufficient_data", to: "near", peopleCount: 1 },
      { from: "not_scored", to: "below", peopleCount: 1 },
    ]);
  });

  test("means are over people with a rating, rounded half up to 4 decimals", () => {
    const { before, after } = summarise(PEOPLE);
    // (110 + 106 + 72 + 95) / 4 and (100 + 104 + 90.5 + 95 + 50 + 80) / 6
    expect([before.mean, before.ratedCount]).toEqual(["95.7500", 4]);
    expect([after.mean, after.ratedCount]).toEqual(["86.5833", 6]);
  });

  test("of nobody there is no mean, never 0", () => {
    expect(summarise([]).after).toMatchObject({ mean: null, ratedCount: 0 });
  });

  test("whatever the people, everyone stands in one band on each side and moves add up", () => {
    const side = fc.tuple(
      fc.option(fc.integer({ min: 0, max: 1_500_000 }).map((score) => (score / 10_000).toFixed(4))),
      fc.constantFrom(...SHOWN_BANDS),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(side, side)), (pairs) => {
        const people = pairs.map(([before, after], index) => person(index, before, after));
        const { before, after, moves, changedCount, upCount, downCount } = summarise(people);
        const total = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
        expect(total(before.bandCounts)).toBe(people.length);
        expect(total(after.bandCounts)).toBe(people.length);
        expect(changedCount).toBe(moves.reduce((sum, move) => sum + move.peopleCount, 0));
        expect(upCount + downCount).toBeLessThanOrEqual(changedCount);
        for (const band of SHOWN_BANDS) {
          const gained = moves.reduce((sum, { to, peopleCount }) => sum + (to === band ? peopleCount : 0), 0);
          const lost = moves.reduce((s, { from, peopleCount }) => s + (from === band ? peopleCount : 0), 0);
          expect(after.bandCounts[band] - before.bandCounts[band]).toBe(gained - lost);
        }
      }),
    );
  });
});

test("the largest moves come first, up or down; who has no total on one side has not moved", () => {
  expect(largestMoves(PEOPLE).map(({ employeeId, change }) => [employeeId, change])).toEqual([
    [3, "18.5000"],
    [1, "-10.0000"],
    [2, "-2.0000"],
  ]);
});
