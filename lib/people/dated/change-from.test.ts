import { describe, expect, test } from "vitest";
import { changeFrom, type Dated } from "./change-from";
import { covers, overlap } from "./range";

const row = (id: number, from: string | null, to: string | null, value: string): Dated<string> => ({
  id,
  from,
  to,
  value,
});
const to = (value: string) => (other: string) => other === value;

describe("a change from a day", () => {
  const rows = [row(1, null, "2026-03-01", "a"), row(2, "2026-03-01", null, "b")];

  test("ends the range in force on that day and begins a new one", () =>
    expect(changeFrom(rows, "2026-05-01", to("c"))).toEqual({
      end: { id: 2, to: "2026-05-01" },
      insert: { from: "2026-05-01", to: null },
    }));
  test("in the past lasts until the change that came after it", () =>
    expect(changeFrom(rows, "2026-02-01", to("c"))).toEqual({
      end: { id: 1, to: "2026-02-01" },
      insert: { from: "2026-02-01", to: "2026-03-01" },
    }));
  test("on the day a range begins replaces its value", () =>
    expect(changeFrom(rows, "2026-03-01", to("c"))).toEqual({ replace: 2 }));
  test("since ever replaces the first range", () =>
    expect(changeFrom(rows, null, to("c"))).toEqual({ replace: 1 }));
  test("to what is in force already changes nothing", () =>
    expect(changeFrom(rows, "2026-05-01", to("b"))).toBeNull());
  test("of a person without any range begins one", () =>
    expect(changeFrom([], null, to("a"))).toEqual({ insert: { from: null, to: null } }));
  test("in a gap ends where the next range begins", () => {
    const gap = [row(1, null, "2026-01-01", "a"), row(2, "2026-06-01", null, "b")];
    expect(changeFrom(gap, "2026-02-01", to("a"))).toEqual({
      insert: { from: "2026-02-01", to: "2026-06-01" },
    });
    const later = [row(2, "2026-06-01", null, "b")];
    expect(changeFrom(later, null, to("a"))).toEqual({ insert: { from: null, to: "2026-06-01" } });
  });
});

describe("ranges are half-open", () => {
  test("a range ending on the day another begins shares no day with it", () => {
    const first = { from: null, to: "2026-03-01" };
    expect(overlap(first, { from: "2026-03-01", to: null })).toBeNull();
    expect(overlap(first, { from: "2026-02-28", to: null })).toEqual({
      from: "2026-02-28",
      to: "2026-03-01",
    });
  });
  test("a range covers itself and what lies in it", () => {
    expect(covers({ from: null, to: null }, { from: "2026-01-01", to: null })).toBe(true);
    expect(covers({ from: "2026-01-01", to: null }, { from: null, to: null })).toBe(false);
  });
});
