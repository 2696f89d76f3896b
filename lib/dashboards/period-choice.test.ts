import { describe, expect, test } from "vitest";
import type { Period } from "@/lib/scoring/periods/queries";
import { choosePeriod, periodState } from "./period-choice";

const period = (
  id: number,
  frequency: Period["frequency"],
  periodStart: string,
  periodEnd: string,
): Period => ({
  id,
  frequency,
  periodStart,
  periodEnd,
  name: `period ${id}`,
  status: "open",
  reviewDueOn: null,
  reviewStartedAt: null,
  finalizedAt: null,
  finalizedByName: null,
  finalizedReason: null,
  createdAt: new Date(0),
});
const september = period(1, "monthly", "2026-09-01", "2026-10-01");
const third = period(2, "quarterly", "2026-07-01", "2026-10-01");
const october = period(3, "monthly", "2026-10-01", "2026-11-01");
const november = period(4, "monthly", "2026-11-01", "2026-12-01");
const fourth = period(5, "quarterly", "2026-10-01", "2027-01-01");
const all = [september, third, october, november, fourth];

describe("which period a screen shows", () => {
  test("unasked, the newest that has ended; of two that end together the shorter", () => {
    expect(choosePeriod(all, "2026-11-20").current).toBe(october);
    expect(choosePeriod([third, september], "2026-11-20").current).toBe(september);
  });
  test("the one asked for, and one that does not exist falls back", () => {
    expect(choosePeriod(all, "2026-11-20", 5).current).toBe(fourth);
    expect(choosePeriod(all, "2026-11-20", 99).current).toBe(october);
  });
  test("while all are running, the one that ends first", () => {
    expect(choosePeriod([fourth, november], "2026-11-20").current).toBe(november);
    expect(choosePeriod([], "2026-11-20")).toEqual({ current: null, offered: [] });
  });
  test("offers its own frequency first, then the last ones of the others, short before long", () => {
    const ids = (wanted?: number) => choosePeriod(all, "2026-11-20", wanted).offered.map(({ id }) => id);
    expect(ids()).toEqual([4, 3, 1, 5, 2]);
    expect(ids(5)).toEqual([5, 2, 4, 3, 1]);
  });
  test("of the others at most twelve months and eight quarters", () => {
    const day = (month: number) => new Date(Date.UTC(2020, month, 1)).toISOString().slice(0, 10);
    const months = Array.from({ length: 30 }, (_, at) => period(100 + at, "monthly", day(at), day(at + 1)));
    const quarters = Array.from({ length: 10 }, (_, at) =>
      period(200 + at, "quarterly", day(3 * at), day(3 * at + 3)),
    );
    const year = period(300, "yearly", day(0), day(12));
    const { offered } = choosePeriod([...months, ...quarters, year], "2026-11-20", 300);
    expect(offered.map(({ id }) => id)).toEqual([
      300,
      ...Array.from({ length: 12 }, (_, at) => 129 - at),
      ...Array.from({ length: 8 }, (_, at) => 209 - at),
    ]);
  });
});

test("a period is an estimate up to its last day", () => {
  expect(periodState(november, "2026-11-30")).toBe("Estimated");
  expect(periodState(november, "2026-12-01")).toBe("Open");
  expect(periodState({ ...november, status: "in_review" }, "2026-12-01")).toBe("In review");
  expect(periodState({ ...november, status: "finalized" }, "2026-12-01")).toBe("Final");
});
