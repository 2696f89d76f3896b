import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeLoop, findLoop, linesByEmployee, type ReportingLine } from "./loop";

const line = (
  employeeId: number,
  managerId: number,
  from: string | null = null,
  to: string | null = null,
): ReportingLine => ({ employeeId, managerId, from, to });
const [ada, ben, cleo, dan] = [1, 2, 3, 4] as const;

describe("a reporting line that closes a loop", () => {
  test("is found with everyone along it, through direct and dotted lines", () => {
    const lines = linesByEmployee([line(ben, cleo), line(ben, dan), line(cleo, ada)]);
    expect(findLoop(line(ada, ben), lines)).toEqual([ada, ben, cleo, ada]);
  });
  test("to oneself is the shortest loop", () =>
    expect(findLoop(line(ada, ada), linesByEmployee([]))).toEqual([ada, ada]));
  test("is none when the lines never hold on one day", () => {
    const lines = linesByEmployee([line(ben, ada, null, "2026-03-01")]);
    expect(findLoop(line(ada, ben, "2026-03-01"), lines)).toBeNull();
    expect(findLoop(line(ada, ben, "2026-02-28"), lines)).toEqual([ada, ben, ada]);
  });
  test("is none when each pair overlaps but not all at once", () => {
    const lines = linesByEmployee([line(ben, cleo, null, "2026-02-01"), line(cleo, ada, "2026-02-01")]);
    expect(findLoop(line(ada, ben), lines)).toBeNull();
  });
  test("is found on the day that a longer way shares, past a shorter way that it does not", () => {
    const lines = linesByEmployee([
      line(ben, ada, null, "2025-01-01"),
      line(ben, cleo, "2026-01-01"),
      line(cleo, ada, "2026-06-01", "2026-06-02"),
    ]);
    expect(findLoop(line(ada, ben, "2026-01-01"), lines)).toEqual([ada, ben, cleo, ada]);
  });
  test("ends in a graph that already holds another loop", () => {
    const lines = linesByEmployee([line(ben, cleo), line(cleo, ben)]);
    expect(findLoop(line(ada, ben), lines)).toBeNull();
  });
});

test("a loop is found exactly when some day has one", () => {
  const day = fc.integer({ min: 1, max: 6 }).map((n) => `2026-01-0${n}`);
  const range = fc
    .tuple(fc.option(day), fc.option(day))
    .filter(([from, to]) => from === null || to === null || from < to);
  const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), range), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(lines, (tuples) => {
      const all = tuples.flatMap(([e, m, [from, to]]) => (e === m ? [] : [line(e, m, from, to)]));
      const [first, ...rest] = all;
      if (!first) return;
      const days = ["2025-12-31", ...[1, 2, 3, 4, 5, 6].map((n) => `2026-01-0${n}`)];
      const onSomeDay = days.some((d) => on(first, d) && reaches(first.managerId, first.employeeId, rest, d));
      expect(findLoop(first, linesByEmployee(rest)) !== null).toBe(onSomeDay);
    }),
  );
});

const on = (l: ReportingLine, day: string) =>
  (l.from === null || l.from <= day) && (l.to === null || l.to > day);

function reaches(from: number, goal: number, lines: ReportingLine[], day: string): boolean {
  const reached = new Set([from]);
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const l of lines) if (on(l, day) && reached.has(l.employeeId)) reached.add(l.managerId);
  }
  return reached.has(goal);
}

test("a long loop is named by its beginning and end", () =>
  expect(describeLoop(["Ada", ..."bcdefghijklmn".split(""), "Ada"])).toBe(
    "Ada → b → c → d → e → f → … → k → l → m → n → Ada",
  ));
