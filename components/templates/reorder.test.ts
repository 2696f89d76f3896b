import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moveKpi, moveKpiToKra, moveKra } from "./reorder";
import { newItem } from "./template-form";

const PARTS = {
  kras: [
    { kra_id: 1, weight: "50" },
    { kra_id: 2, weight: "30" },
    { kra_id: 3, weight: "20" },
  ],
  items: [newItem(10, 1), newItem(11, 1), newItem(12, 1), newItem(20, 2), newItem(21, 2)],
};
const placed = (parts: { items: { kpi_id: number; kra_id: number }[] }) =>
  parts.items.map(({ kpi_id, kra_id }) => `${kra_id}:${kpi_id}`).join(" ");

describe("parts of a template in another order", () => {
  test("a KPI takes the place it is dropped on, up and down", () => {
    expect(placed(moveKpi(PARTS, { kpiId: 12, overKpiId: 10 }))).toBe("1:12 1:10 1:11 2:20 2:21");
    expect(placed(moveKpi(PARTS, { kpiId: 10, overKpiId: 12 }))).toBe("1:11 1:12 1:10 2:20 2:21");
  });

  test("a KPI moves into the KRA of the one it is dropped on, before it, or into one without KPIs", () => {
    expect(placed(moveKpi(PARTS, { kpiId: 11, overKpiId: 21 }))).toBe("1:10 1:12 2:20 2:11 2:21");
    expect(placed(moveKpi(PARTS, { kpiId: 20, overKpiId: 10 }))).toBe("1:20 1:10 1:11 1:12 2:21");
    expect(placed(moveKpiToKra(PARTS, { kpiId: 10, kraId: 3 }))).toBe("1:11 1:12 2:20 2:21 3:10");
  });

  test("a KRA takes its KPIs along", () => {
    const moved = moveKra(PARTS, { kraId: 2, overKraId: 1 });
    expect(moved.kras.map(({ kra_id }) => kra_id)).toEqual([2, 1, 3]);
    expect(placed(moved)).toBe("2:20 2:21 1:10 1:11 1:12");
  });

  test("nothing is lost, doubled or reweighed, whatever moves where", () => {
    const kpi = fc.constantFrom(10, 11, 12, 20, 21);
    fc.assert(
      fc.property(kpi, kpi, (kpiId, overKpiId) => {
        const { items } = moveKpi(PARTS, { kpiId, overKpiId });
        const sorted = (list: typeof items) => list.map(({ kpi_id, weight }) => `${kpi_id} ${weight}`).sort();
        expect(sorted(items)).toEqual(sorted(PARTS.items));
      }),
    );
  });
});
