import { expect, test } from "vitest";
import { sparkY } from "./sparkline";

test("every sparkline has the same scale, and what lies beyond it stands at its edge", () => {
  expect([116, 100, 76, 125, 40].map(sparkY)).toEqual([2, 11.6, 26, 2, 26]);
});
