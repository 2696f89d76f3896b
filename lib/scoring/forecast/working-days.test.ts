import { expect, test } from "vitest";
import { checkpointAt, checkpointDays, shareOf, WEEKDAYS, workingDays } from "./working-days";

const NOVEMBER = { periodStart: "2026-11-01", periodEnd: "2026-12-01" };

test.each([
  // November 2026 begins on a Sunday and has 21 weekdays.
  { at: { day: "2026-11-02", minute: 0 }, done: 0 },
  { at: { day: "2026-11-20", minute: 0 }, done: 14 },
  // 13:00 of a day from 09:00 to 17:00.
  { at: { day: "2026-11-20", minute: 780 }, done: 14.5 },
  { at: { day: "2026-11-20", minute: 1400 }, done: 15 },
  { at: { day: "2026-11-22", minute: 600 }, done: 15 },
])("weekdays that have passed at $at", ({ at, done }) => {
  expect(workingDays(WEEKDAYS, NOVEMBER, at)).toEqual({ done, total: 21 });
});

test("days off and holidays are no working days, and windows with a break pass by their own minutes", () => {
  const calendar = {
    windows: {
      mon: [
        ["08:00", "12:00"],
        ["13:00", "17:00"],
      ] as [string, string][],
    },
    holidays: new Set(["2026-11-09"]),
  };
  // Mondays: 2, 9 (holiday), 16, 23, 30.
  expect(workingDays(calendar, NOVEMBER, { day: "2026-11-16", minute: 12 * 60 + 30 })).toEqual({
    done: 1.5,
    total: 4,
  });
  expect(shareOf({ done: 1.5, total: 4 })).toBe(0.375);
  expect(shareOf({ done: 0, total: 0 })).toBe(0);
});

test("checkpoints are tenths of the weekdays, each reached on one day", () => {
  // 14 of 21 weekdays before 20 November: six tenths; 60 % is reached by 13 days, so on Thursday evening, the 18th.
  expect(checkpointAt(NOVEMBER, { day: "2026-11-20", minute: 0 })).toBe(6);
  const days = checkpointDays(NOVEMBER, 2);
  expect(days.map(({ checkpoint }) => checkpoint)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  expect(days.find(({ checkpoint }) => checkpoint === 6)).toEqual({ checkpoint: 6, before: "2026-11-19" });
  expect(days.find(({ checkpoint }) => checkpoint === 2)).toEqual({ checkpoint: 2, before: "2026-11-07" });
});

test("a short period has fewer of them, and is at the last one it has reached", () => {
  const week = { periodStart: "2026-11-16", periodEnd: "2026-11-23" };
  expect(checkpointAt(week, { day: "2026-11-16", minute: 720 })).toBe(0);
  expect(checkpointAt(week, { day: "2026-11-18", minute: 780 })).toBe(4);
  expect(checkpointAt(week, { day: "2026-11-18", minute: 1080 })).toBe(6);
  expect(checkpointAt(week, { day: "2026-11-22", minute: 600 })).toBe(8);
  expect(checkpointDays(week, 2)).toEqual([
    { checkpoint: 2, before: "2026-11-17" },
    { checkpoint: 4, before: "2026-11-18" },
    { checkpoint: 6, before: "2026-11-19" },
    { checkpoint: 8, before: "2026-11-20" },
  ]);
});
