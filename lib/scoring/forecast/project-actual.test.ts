import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectAccruing, projectLevel } from "./project-actual";
import type { PastPeriod } from "./types";

const past = (asOf: number, final: number, elapsed = 0.5): PastPeriod => ({
  asOf: { actual: asOf, records: Math.round(asOf) },
  elapsed,
  final: { actual: final, records: Math.round(final) },
});

describe("counts and sums", () => {
  // Worked out by hand: in = share · (n · pace + 2) / (n + 2); heading = a + (1 − in) · (a + u/4) / (in + 1/4).
  test.each([
    // Even months of 100, half gone, 50 in: in = .5, (50 + 25) / .75 = 100 a month, 50 + .5 · 100.
    {
      name: "an ordinary month",
      soFar: 50,
      share: 0.5,
      months: [past(50, 100), past(50, 100), past(50, 100)],
      heading: 100,
    },
    // Twice the usual pace: (100 + 25) / .75 = 166.67, 100 + .5 · 166.67: not 200, a usual month counts a quarter.
    {
      name: "twice the pace",
      soFar: 100,
      share: 0.5,
      months: [past(50, 100), past(50, 100), past(50, 100)],
      heading: 183.333333,
    },
    // Three quarters usually in by half time: pace 1.5, in = .5 · (3 · 1.5 + 2) / 5 = .65, (65 + 25) / .9 = 100.
    {
      name: "a month that comes early",
      soFar: 65,
      share: 0.5,
      months: [past(75, 100), past(75, 100), past(75, 100)],
      heading: 100,
    },
    // Nothing yet: (0 + 25) / .75 = 33.33, half a month of it.
    {
      name: "nothing so far",
      soFar: 0,
      share: 0.5,
      months: [past(50, 100), past(50, 100), past(50, 100)],
      heading: 16.666667,
    },
    // All of the time has passed: what is in is what it comes to.
    {
      name: "the last evening",
      soFar: 80,
      share: 1,
      months: [past(50, 100), past(50, 100), past(50, 100)],
      heading: 80,
    },
  ])("$name", ({ soFar, share, months, heading }) => {
    const projected = projectAccruing({ soFar: { actual: soFar, records: soFar }, share, past: months });
    expect(projected).toMatchObject({ actual: expect.closeTo(heading, 5) });
  });

  test("need three finished periods, some records, and a value so far", () => {
    const months = [past(50, 100), past(50, 100), past(50, 100)];
    const soFar = { actual: 50, records: 50 };
    expect(projectAccruing({ soFar, share: 0.5, past: months.slice(1) })).toBe("few_periods");
    expect(projectAccruing({ soFar: null, share: 0.5, past: months })).toBe("no_records");
    const few = [past(1, 2), past(1, 2), past(1, 3)];
    expect(projectAccruing({ soFar: { actual: 2, records: 2 }, share: 0.5, past: few })).toBe("few_records");
  });
});

describe("means and ratios", () => {
  const month = (asOfRecords: number, value: number, records: number): PastPeriod => ({
    asOf: { actual: value, records: asOfRecords },
    elapsed: 0.5,
    final: { actual: value, records },
  });
  // heading = (n · so far + m · usual) / (n + m), m records still to come.
  test.each([
    // 50 of 100 records still to come at 90: (50 · 80 + 50 · 90) / 100.
    {
      name: "half of the records in",
      soFar: { actual: 80, records: 50 },
      months: [month(50, 90, 100), month(50, 90, 100), month(50, 90, 100)],
      heading: 85,
    },
    // Few records move towards what is usual: (10 · 50 + 40 · 90) / 50.
    {
      name: "few records",
      soFar: { actual: 50, records: 10 },
      months: [month(20, 90, 60), month(20, 90, 60), month(20, 90, 60)],
      heading: 82,
    },
    // Usual is weighed by records: (10 · 60 + 10 · 60 + 40 · 90) / 60 = 80; m = (0 + 0 + 30) / 3; (10 · 70 + 10 · 80) / 20.
    {
      name: "months of unequal size",
      soFar: { actual: 70, records: 10 },
      months: [month(10, 60, 10), month(10, 60, 10), month(10, 90, 40)],
      heading: 75,
    },
  ])("$name", ({ soFar, months, heading }) => {
    const projected = projectLevel({ soFar, share: 0.5, past: months });
    expect(projected).toMatchObject({ actual: expect.closeTo(heading, 5) });
  });

  test("need three finished periods and five records", () => {
    const months = [month(50, 90, 100), month(50, 90, 100), month(50, 90, 100)];
    expect(projectLevel({ soFar: { actual: 80, records: 4 }, share: 0.5, past: months })).toBe("few_records");
    expect(projectLevel({ soFar: null, share: 0.5, past: months })).toBe("no_records");
    const soFar = { actual: 80, records: 50 };
    expect(projectLevel({ soFar, share: 0.5, past: months.slice(1) })).toBe("few_periods");
  });
});

describe("always", () => {
  const standing = fc.record({
    actual: fc.integer({ min: 0, max: 10_000 }),
    records: fc.integer({ min: 5, max: 500 }),
  });
  const months = fc.array(
    fc.record({ asOf: standing, elapsed: fc.double({ min: 0.1, max: 1, noNaN: true }), final: standing }),
    { minLength: 3, maxLength: 6 },
  );
  const asked = fc.record({
    soFar: standing,
    share: fc.double({ min: 0.2, max: 1, noNaN: true }),
    past: months,
  });

  test("a count heads for no less than what is in, and higher when more is in", () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 1000 }), (given, more) => {
        const projected = projectAccruing(given);
        const higher = projectAccruing({
          ...given,
          soFar: { ...given.soFar, actual: given.soFar.actual + more },
        });
        if (typeof projected === "string" || typeof higher === "string") return;
        expect(projected.actual).toBeGreaterThanOrEqual(given.soFar.actual);
        expect(higher.actual).toBeGreaterThan(projected.actual);
      }),
    );
  });

  test("a level heads for something between what it is and what is usual", () => {
    fc.assert(
      fc.property(asked, (given) => {
        const projected = projectLevel(given);
        if (typeof projected === "string") return;
        const ends = [given.soFar.actual, projected.usual];
        expect(projected.actual).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-6);
        expect(projected.actual).toBeLessThanOrEqual(Math.max(...ends) + 1e-6);
      }),
    );
  });
});
