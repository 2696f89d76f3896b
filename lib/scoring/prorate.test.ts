import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDecimal } from "@/lib/decimal";
import type { Target } from "@/lib/kpis/rule/types";
import { daysOf, proRate, type TargetStretch } from "./prorate";

/** October 2026 begins on a Thursday: 22 days from Monday to Friday, 10 of them before the 15th, 12 from then on. */
const weekday = (day: string) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
const stretch = (
  from: string,
  to: string,
  target: Target | string | null,
  since: TargetStretch["since"] = null,
): TargetStretch => ({ from, to, target: typeof target === "string" ? { value: target } : target, since });

describe("a target that holds for some days of the period", () => {
  test.each([
    // Joined on Friday 16 October: 16, then three weeks less a day: 19–23, 26–30: 11 of 22. 40 × 11 / 22 = 20.
    {
      of: [stretch("2026-10-01", "2026-10-16", null), stretch("2026-10-16", "2026-11-01", "40", "joined")],
      target: { value: "20" },
      days: [11, 22],
    },
    // Left after Thursday 15 October: 1, 2, 5–9, 12–15: 11 of 22.
    {
      of: [stretch("2026-10-01", "2026-10-16", "7"), stretch("2026-10-16", "2026-11-01", null, "left")],
      target: { value: "3.5" },
      days: [11, 22],
    },
    // 40 for 11 days, then 60 for 11: (440 + 660) / 22 = 50.
    {
      of: [stretch("2026-10-01", "2026-10-16", "40"), stretch("2026-10-16", "2026-11-01", "60", "assigned")],
      target: { value: "50" },
      days: [22, 22],
    },
    // One day of 22: 10 / 22 = 0.4545454545…, rounded half up to six decimals.
    {
      of: [stretch("2026-10-01", "2026-10-30", null), stretch("2026-10-30", "2026-11-01", "10", "joined")],
      target: { value: "0.454545" },
      days: [1, 22],
    },
    // Every limit of a band: half of each.
    {
      of: [
        stretch("2026-10-01", "2026-10-16", null),
        stretch("2026-10-16", "2026-11-01", { low: "20", high: "30", tolerance: "5" }, "joined"),
      ],
      target: { low: "10", high: "15", tolerance: "2.5" },
      days: [11, 22],
    },
  ])("is $target.value for $days.0 of $days.1 working days", ({ of, target, days }) => {
    const prorated = proRate(of, weekday);
    expect(prorated?.target).toEqual(target);
    expect([prorated?.proration.days, prorated?.proration.of_days]).toEqual(days);
    expect(prorated?.proration.days_are).toBe("working_days");
  });

  test("counts calendar days where working days are not known: 31 × 16 / 31 = 16", () => {
    const of = [
      stretch("2026-10-01", "2026-10-16", null),
      stretch("2026-10-16", "2026-11-01", "31", "joined"),
    ];
    const prorated = proRate(of, null);
    expect(prorated?.target).toEqual({ value: "16" });
    expect(prorated?.proration).toMatchObject({ days_are: "calendar_days", days: 16, of_days: 31 });
  });

  test("counts calendar days when no day with a target is a working day: joined on Saturday the 31st", () => {
    const of = [
      stretch("2026-10-01", "2026-10-31", null),
      stretch("2026-10-31", "2026-11-01", "31", "joined"),
    ];
    expect(proRate(of, weekday)?.target).toEqual({ value: "1" });
  });

  test("says what changed when: the first day of what is new, the last day of what ended", () => {
    const of = [
      stretch("2026-10-01", "2026-10-05", null),
      stretch("2026-10-05", "2026-10-12", "40", "joined"),
      stretch("2026-10-12", "2026-10-16", "60", "assigned"),
      stretch("2026-10-16", "2026-11-01", null, "left"),
    ];
    expect(proRate(of, weekday)?.proration.changes).toEqual([
      { kind: "joined", day: "2026-10-05" },
      { kind: "assigned", day: "2026-10-12" },
      { kind: "left", day: "2026-10-15" },
    ]);
  });

  test("is left whole where nothing would be left of it", () => {
    const of = [
      stretch("2026-10-01", "2026-10-30", null),
      stretch("2026-10-30", "2026-11-01", "0.000001", "joined"),
    ];
    expect(proRate(of, weekday)).toBeNull();
  });
});

test("a target that holds throughout is not touched, however the period is cut", () => {
  const of = [
    stretch("2026-10-01", "2026-10-16", "40"),
    stretch("2026-10-16", "2026-11-01", "40.00", "moved"),
  ];
  expect(proRate(of, weekday)).toBeNull();
  expect(proRate([stretch("2026-10-01", "2026-11-01", "40")], weekday)).toBeNull();
});

test("the two halves of a cut add up to the whole, within the rounding", () => {
  const october = daysOf("2026-10-01", "2026-11-01");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 1_000_000 }), (at, whole) => {
      const day = october[at] ?? "";
      const value = String(whole / 100);
      const part = (before: boolean) =>
        proRate(
          [
            stretch("2026-10-01", day, before ? value : null),
            stretch(day, "2026-11-01", before ? null : value, "moved"),
          ],
          null,
        )?.target;
      const [first, second] = [part(true), part(false)];
      if (!first || !second || !("value" in first) || !("value" in second))
        throw new Error("A part is missing.");
      const off = parseDecimal(first.value).plus(second.value).minus(value).abs();
      expect(off.lte("0.000001")).toBe(true);
    }),
  );
});
