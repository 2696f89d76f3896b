import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intervalAround, medianError, pastErrorOf, usualError } from "./interval";

describe("the error that four of five keep to", () => {
  test.each([
    // ⌈(n + 1) · 0.8⌉: of three the fourth, which is not there; of four the largest; of nine the eighth.
    { errors: [1, 2, 3], usual: null },
    { errors: [1, -4, 2, 3], usual: 4 },
    { errors: [1, -2, 3, -4, 5, -6], usual: 6 },
    { errors: [9, 8, 7, 6, 5, 4, 3, 2, 1], usual: 8 },
  ])("of $errors is $usual", ({ errors, usual }) => {
    expect(usualError(errors)).toBe(usual);
  });

  test("holds the next error of a kind in at least four of five cases", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 5, maxLength: 30 }),
        (errors) => {
          // Each in turn is the next one: over all turns, four of five are held.
          const held = errors.filter((error, at) => {
            const usual = usualError(errors.filter((_, other) => other !== at));
            return usual === null || Math.abs(error) <= usual;
          });
          expect(held.length / errors.length).toBeGreaterThanOrEqual(0.8);
        },
      ),
    );
  });
});

test("the middle error, without its sign", () => {
  expect(medianError([3, -1, 2])).toBe(2);
  expect(medianError([-4, 1, 2, 3])).toBe(2.5);
  expect(medianError([])).toBeNull();
});

test("one's own errors count where they are enough, else everybody's", () => {
  const everyone = { of: "everyone" as const, count: 400, median: "3.0000", usual: "6.5000" };
  expect(pastErrorOf([1, 2, 3], everyone)).toBe(everyone);
  expect(pastErrorOf([1, 2, 3, -4.5], everyone)).toEqual({
    of: "own",
    count: 4,
    median: "2.5000",
    usual: "4.5000",
  });
  expect(pastErrorOf([], null)).toBeNull();
});

test("an interval stays within what a score can be", () => {
  const error = { of: "own" as const, count: 6, median: "5.0000", usual: "10.0000" };
  expect(intervalAround("92.0000", error, "150")).toEqual({ low: "82.0000", high: "102.0000" });
  expect(intervalAround("145.0000", error, "150")).toEqual({ low: "135.0000", high: "150.0000" });
  expect(intervalAround("4.0000", error, "150")).toEqual({ low: "0.0000", high: "14.0000" });
});
