import { expect, test } from "vitest";
import { AGGREGATIONS } from "@/db/enums";
import { isNature, natureOf } from "./nature";

test("counts and sums come in bit by bit, means and ratios are levels, extremes are neither", () => {
  expect(AGGREGATIONS.map((aggregation) => [aggregation, natureOf("binding", aggregation)])).toEqual([
    ["count", "accruing"],
    ["sum", "accruing"],
    ["avg", "level"],
    ["min", "extreme"],
    ["max", "extreme"],
    ["median", "level"],
    ["percentile", "level"],
    ["ratio", "level"],
    ["distinct", "accruing"],
  ]);
});

test("what is no binding is not projected", () => {
  for (const kind of ["sql", "formula", "manual"] as const) {
    expect(natureOf(kind, null)).toBe("not_from_records");
    expect(isNature(natureOf(kind, null))).toBe(false);
  }
});
