import { expect, test } from "vitest";
import { withOverride } from "./with-override";

const inForce = { kpis: new Map([[1, "80"]]), kras: new Map([[2, "70"]]), total: "90" };

test.each([
  [{ level: "kpi", entityId: 1, score: "85" }, [[1, "85"]], [[2, "70"]], "90"],
  [
    { level: "kpi", entityId: 3, score: "60" },
    [
      [1, "80"],
      [3, "60"],
    ],
    [[2, "70"]],
    "90",
  ],
  [{ level: "kpi", entityId: 1, score: null }, [], [[2, "70"]], "90"],
  [{ level: "kra", entityId: 2, score: null }, [[1, "80"]], [], "90"],
  [{ level: "overall", entityId: 0, score: "50" }, [[1, "80"]], [[2, "70"]], "50"],
  [{ level: "overall", entityId: 0, score: null }, [[1, "80"]], [[2, "70"]], null],
] as const)("%o changes its own level alone, and nothing in place", (change, kpis, kras, total) => {
  const changed = withOverride(inForce, change);
  expect([...(changed.kpis ?? [])]).toEqual(kpis);
  expect([...(changed.kras ?? [])]).toEqual(kras);
  expect(changed.total).toBe(total);
  expect(inForce).toEqual({ kpis: new Map([[1, "80"]]), kras: new Map([[2, "70"]]), total: "90" });
});
