import { expect, test } from "vitest";
import { nameBeside, nameWithoutYear, shortPeriodName, shownDay, shownInstant, spanWords } from "./dates";

test("instants are those of the organisation's clocks", () => {
  const instant = new Date("2026-11-01T01:00:00Z");
  expect(shownInstant(instant, "Europe/Berlin")).toBe("1 Nov 2026, 02:00");
  expect(shownInstant(new Date("2026-09-01T00:00:00Z"), "UTC")).toBe("1 Sep 2026, 00:00");
  expect(shownDay("2026-10-31")).toBe("31 Oct 2026");
});

test.each([
  ["October 2026", "Oct", "Oct 2026"],
  ["May 2026", "May", "May 2026"],
  ["Q4 2026", "Q4", "Q4 2026"],
  ["Week 46, 2026", "W46", "Week 46, 2026"],
  ["2017", "2017", "2017"],
  ["3 November 2026", "3 Nov", "3 November 2026"],
])("%s is %s under an axis and %s in a table", (name, short, long) => {
  expect(shortPeriodName(name)).toEqual({ short, long });
});

test("the year is said once", () => {
  expect(nameBeside("September 2026", "October 2026")).toBe("September");
  expect(nameBeside("December 2025", "January 2026")).toBe("December 2025");
  expect(nameBeside("Week 45, 2026", "Week 46, 2026")).toBe("Week 45");
});

test.each([
  ["November 2026", "November"],
  ["Week 46, 2026", "Week 46"],
  ["Q4 2026", "Q4"],
  ["2026", "2026"],
])("%s, while it runs, is %s", (name, short) => {
  expect(nameWithoutYear(name)).toBe(short);
});

test("a span is said in its own units", () => {
  expect(spanWords(6, "monthly")).toBe("Six months");
  expect(spanWords(12, "weekly")).toBe("Twelve weeks");
  expect(spanWords(3, "custom")).toBe("Three periods");
});
