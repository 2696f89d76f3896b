import { expect, test } from "vitest";
import { atTheEdge, curveDomains } from "./curve-plot";

test("the axes hold every point, the target, and the scale up to 150", () => {
  expect(
    curveDomains([
      { x: 0.5, y: 40 },
      { x: 1.5, y: 120 },
    ]),
  ).toEqual({ x: { low: 0.5, high: 1.5 }, y: { low: 40, high: 150 } });
  expect(
    curveDomains([
      { x: 0.5, y: 50 },
      { x: 0.9, y: 90 },
    ]),
  ).toEqual({ x: { low: 0.5, high: 1 }, y: { low: 50, high: 150 } });
});

test("a person beyond the axes stands at their edge", () => {
  const domains = [
    { low: 0.5, high: 1.5 },
    { low: 50, high: 150 },
  ] as const;
  expect(atTheEdge({ x: 0.2, y: 20 }, ...domains)).toEqual({ x: 0.5, y: 50 });
  expect(atTheEdge({ x: 2, y: 120 }, ...domains)).toEqual({ x: 1.5, y: 120 });
  expect(atTheEdge({ x: 0.9, y: 90 }, ...domains)).toEqual({ x: 0.9, y: 90 });
});
