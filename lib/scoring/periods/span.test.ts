import { expect, test } from "vitest";
import { periodName } from "./name";
import { lastDayOf, spanContaining, spanOf } from "./span";
import { windowOf } from "./window";

test.each([
  ["daily", "2026-11-20", "2026-11-20", "2026-11-21", "20 November 2026"],
  ["weekly", "2026-11-15", "2026-11-09", "2026-11-16", "Week 46, 2026"],
  ["weekly", "2027-01-01", "2026-12-28", "2027-01-04", "Week 53, 2026"],
  ["monthly", "2026-10-31", "2026-10-01", "2026-11-01", "October 2026"],
  ["monthly", "2024-02-29", "2024-02-01", "2024-03-01", "February 2024"],
  ["quarterly", "2026-12-31", "2026-10-01", "2027-01-01", "Q4 2026"],
  ["yearly", "2017-06-15", "2017-01-01", "2018-01-01", "2017"],
] as const)("the %s period around %s is [%s, %s) and is called %s", (frequency, day, start, end, name) => {
  const span = spanContaining(frequency, day);
  expect(span).toEqual({ periodStart: start, periodEnd: end });
  expect(spanOf(frequency, start)).toEqual(span);
  expect(periodName(frequency, span)).toBe(name);
});

test("a start that does not fit is refused and the message names the one that does", () => {
  expect(spanOf("weekly", "2026-11-11")).toEqual({
    problem: {
      path: "period_start",
      message: "A weekly period begins on a Monday: the one around 11 November 2026 on 9 November 2026.",
    },
  });
});

test("an inclusive end is refused and half-open is explained", () => {
  const refused = spanOf("monthly", "2026-10-01", "2026-10-31");
  expect(refused).toMatchObject({ problem: { path: "period_end" } });
  expect("problem" in refused && refused.problem.message).toContain("must be 1 November 2026");
  expect("problem" in refused && refused.problem.message).toContain("last day counted is 31 October 2026");
});

test("a custom period needs an end after its start", () => {
  expect(spanOf("custom", "2026-01-05")).toMatchObject({ problem: { path: "period_end" } });
  expect(spanOf("custom", "2026-01-05", "2026-01-05")).toMatchObject({ problem: { path: "period_end" } });
  const span = { periodStart: "2026-01-05", periodEnd: "2026-02-02" };
  expect(spanOf("custom", "2026-01-05", "2026-02-02")).toEqual(span);
  expect(periodName("custom", span)).toBe("5 January 2026 to 1 February 2026");
  expect(lastDayOf(span)).toBe("2026-02-01");
});

test("the window begins and ends at the organisation's midnights, across a change of the clocks", () => {
  const window = windowOf({ periodStart: "2026-10-01", periodEnd: "2026-11-01" }, "Europe/Berlin");
  expect(window.startsAt.toISOString()).toBe("2026-09-30T22:00:00.000Z");
  expect(window.endsAt.toISOString()).toBe("2026-10-31T23:00:00.000Z");
  expect(window.lastDay).toBe("2026-10-31");
});

test("a day without a midnight begins at its first instant", () => {
  // Beirut's clocks went from 23:59:59 on 25 March 2028 straight to 01:00.
  const window = windowOf({ periodStart: "2028-03-26", periodEnd: "2028-03-27" }, "Asia/Beirut");
  expect(window.startsAt.toISOString()).toBe("2028-03-25T22:00:00.000Z");
  expect(window.endsAt.getTime() - window.startsAt.getTime()).toBe(23 * 3_600_000);
});
