import { expect, test } from "vitest";
import { actualAt, curvePoints } from "./curve";

const ends = (people?: number[]) => {
  const points = curvePoints({ kind: "linear" }, "150", people) ?? [];
  return [points[0], points.at(-1)];
};

test("the curve is drawn around on target", () =>
  expect(ends()).toEqual([
    { x: 0.5, y: 50 },
    { x: 1.5, y: 150 },
  ]));

test("it reaches people who are far off, from 0 to 2", () => {
  expect(ends([0.2, 1])).toEqual([
    { x: 0, y: 0 },
    { x: 1.5, y: 150 },
  ]);
  expect(ends([0.9, 7])).toEqual([
    { x: 0.5, y: 50 },
    { x: 2, y: 150 },
  ]);
});

test("the axis says the actual that gives an attainment", () => {
  const about = { target: { value: "0.8" }, unit: "h" };
  expect(actualAt(1, { ...about, direction: "lower_is_better" })).toBe("0.8\u00a0h");
  expect(actualAt(0.5, { ...about, direction: "lower_is_better" })).toBe("1.6");
  expect(actualAt(0, { ...about, direction: "lower_is_better" })).toBe("∞");
  expect(actualAt(0, { ...about, direction: "higher_is_better" })).toBe("0");
});
