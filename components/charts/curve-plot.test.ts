import { expect, test } from "vitest";
import { curveDomains } from "./curve-plot";

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
