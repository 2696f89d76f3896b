import { describe, expect, test } from "vitest";
import { actualAt, curveBeside, curvePoints, movePoint } from "./curve";

const POINTS = [
  { raw: "0.5", score: "40" },
  { raw: "1", score: "100" },
  { raw: "1.5", score: "120" },
];
const move = (index: number, x: number, y: number) =>
  movePoint(POINTS, { index, to: { x, y }, maximumScore: "150" })[index];

describe("a point of a curve", () => {
  test("goes where it is dragged, to hundredths of attainment and whole scores", () => {
    expect(move(1, 0.8261, 90.4)).toEqual({ raw: "0.83", score: "90" });
  });

  test("stays between its neighbours and within the maximum", () => {
    expect(move(1, 0.2, 10)).toEqual({ raw: "0.51", score: "40" });
    expect(move(1, 3, 300)).toEqual({ raw: "1.49", score: "120" });
    expect(move(2, 1.6, 300)).toEqual({ raw: "1.6", score: "150" });
    expect(move(0, -1, -5)).toEqual({ raw: "0", score: "0" });
  });
});

describe("another version's curve on this one's axis", () => {
  const linear = { method: { kind: "linear" as const }, maximumScore: "150" };
  const at = (points: { x: number; y: number }[] | null, x: number) =>
    points?.find((point) => Math.abs(point.x - x) < 1e-6)?.y;

  test("is stretched by the targets: 120 tickets were on a target of 120, and are 0.8 of 150", () => {
    const points = curveBeside({ ...linear, target: { value: "120" } }, { value: "150" }, "higher_is_better");
    expect(at(points, 0.8)).toBeCloseTo(100);
  });

  test("is stretched the other way where less is better", () => {
    const points = curveBeside({ ...linear, target: { value: "4" } }, { value: "5" }, "lower_is_better");
    expect(at(points, 1.25)).toBeCloseTo(100);
  });

  test("is not laid over where a band has moved", () => {
    const band = { low: "1", high: "2", tolerance: "1" };
    expect(curveBeside({ ...linear, target: band }, { ...band, high: "3" }, "target_band")).toBeNull();
  });
});

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
