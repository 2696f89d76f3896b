import { expect, test } from "vitest";
import type { WorkWindows } from "@/db/schema/people";
import { termOf } from "./due";

const day: [string, string][] = [["09:00", "17:00"]];
const office: WorkWindows = { mon: day, tue: day, wed: day, thu: day, fri: day };
const weekend: WorkWindows = { sat: day, sun: day };
const noHolidays: string[] = [];

// 20 November 2026 is a Friday.
test.each([
  ["five working days over a weekend", "2026-11-20", 5, office, noHolidays, "2026-11-27", true],
  ["one working day from a Friday", "2026-11-20", 1, office, noHolidays, "2026-11-23", true],
  ["one working day from a Sunday", "2026-11-22", 1, office, noHolidays, "2026-11-23", true],
  ["a holiday in between", "2026-11-20", 5, office, ["2026-11-25"], "2026-11-30", true],
  ["a holiday on a free day changes nothing", "2026-11-20", 5, office, ["2026-11-22"], "2026-11-27", true],
  ["over the turn of the year", "2026-12-23", 3, office, ["2026-12-25", "2027-01-01"], "2026-12-29", true],
  ["someone who works at weekends", "2026-11-20", 3, weekend, noHolidays, "2026-11-28", true],
  ["a day with no window is free", "2026-11-20", 1, { mon: [], tue: day }, noHolidays, "2026-11-24", true],
  ["without a schedule: calendar days", "2026-11-20", 5, null, ["2026-11-22"], "2026-11-25", false],
  ["a schedule that never works: calendar days", "2026-11-20", 5, {}, noHolidays, "2026-11-25", false],
])("%s", (_, from, days, windows, holidays, dueOn, countsWorkingDays) => {
  expect(termOf(from, days, { windows, holidays: new Set(holidays) })).toEqual({ dueOn, countsWorkingDays });
});
