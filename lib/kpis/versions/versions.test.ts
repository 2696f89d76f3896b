import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { VersionContent } from "../templates/input";
import { compareDefinitions } from "./compare-definitions";
import { compareTemplates } from "./compare-templates";

const item = (kpi_id: number, kra_id: number, weight: string): VersionContent["items"][number] => ({
  kpi_id,
  kra_id,
  weight,
  target_override: null,
  scoring_method_override: null,
  missing_policy: "exclude",
  min_records: 0,
  pro_rating: "additive" as const,
});

const BASE: VersionContent = {
  maximum_score: "150",
  minimum_coverage: "60",
  bands: { above: "105", on: "85", near: "70" },
  kras: [
    { kra_id: 1, weight: "60" },
    { kra_id: 2, weight: "40" },
  ],
  items: [item(10, 1, "50"), item(11, 1, "50"), item(12, 2, "100")],
  guardrails: [{ primary_kpi_id: 10, guardrail_kpi_id: 12, threshold: "80", cap_score: "100" }],
};

const SAME = { settings: [], kras: [], items: [], guardrails: [], reordered: false, change_count: 0 };

describe("two versions of a template", () => {
  test("that say the same differ in nothing, however their figures are written", () => {
    expect(compareTemplates(BASE, structuredClone(BASE))).toEqual(SAME);
    const rewritten = {
      ...BASE,
      maximum_score: "150.0",
      items: [item(10, 1, "50.00"), ...BASE.items.slice(1)],
    };
    expect(compareTemplates(BASE, rewritten)).toEqual(SAME);
  });

  test("differ by settings, weights, targets, curves, missing data and guardrails, each as its own field", () => {
    const after: VersionContent = {
      ...BASE,
      minimum_coverage: "50",
      bands: { above: "110", on: "85", near: "70" },
      kras: [
        { kra_id: 1, weight: "70" },
        { kra_id: 2, weight: "30" },
      ],
      items: [
        { ...item(10, 1, "50"), target_override: { value: "150" }, min_records: 20 },
        { ...item(11, 1, "50"), scoring_method_override: { kind: "capped", cap: "1.2" } },
        { ...item(12, 2, "100"), missing_policy: "hold" },
      ],
      guardrails: [{ primary_kpi_id: 10, guardrail_kpi_id: 12, threshold: "75", cap_score: "100" }],
    };
    expect(compareTemplates(BASE, after)).toEqual({
      settings: [
        { field: "minimum_coverage", from: "60", to: "50" },
        { field: "bands.above", from: "105", to: "110" },
      ],
      kras: [
        { kra_id: 1, change: "changed", fields: [{ field: "weight", from: "60", to: "70" }] },
        { kra_id: 2, change: "changed", fields: [{ field: "weight", from: "40", to: "30" }] },
      ],
      items: [
        {
          kpi_id: 10,
          change: "changed",
          fields: [
            { field: "target_override", from: null, to: { value: "150" } },
            { field: "min_records", from: 0, to: 20 },
          ],
        },
        {
          kpi_id: 11,
          change: "changed",
          fields: [{ field: "scoring_method_override", from: null, to: { kind: "capped", cap: "1.2" } }],
        },
        { kpi_id: 12, change: "changed", fields: [{ field: "missing_policy", from: "exclude", to: "hold" }] },
      ],
      guardrails: [
        {
          primary_kpi_id: 10,
          guardrail_kpi_id: 12,
          change: "changed",
          fields: [{ field: "threshold", from: "80", to: "75" }],
        },
      ],
      reordered: false,
      change_count: 9,
    });
  });

  test("tell KPIs and KRAs that came, went, moved, or stand in another order", () => {
    const after: VersionContent = {
      ...BASE,
      kras: [
        { kra_id: 1, weight: "60" },
        { kra_id: 3, weight: "40" },
      ],
      items: [item(11, 1, "50"), item(10, 1, "50"), item(12, 3, "60"), item(13, 3, "40")],
      guardrails: [],
    };
    const { kras, items, guardrails, reordered } = compareTemplates(BASE, after);
    expect(kras.map(({ kra_id, change }) => [kra_id, change])).toEqual([
      [3, "added"],
      [2, "removed"],
    ]);
    expect(items.map(({ kpi_id, change }) => [kpi_id, change])).toEqual([
      [12, "changed"],
      [13, "added"],
    ]);
    expect(items[0]?.fields).toContainEqual({ field: "kra_id", from: 2, to: 3 });
    expect(guardrails[0]?.change).toBe("removed");
    expect(reordered).toBe(true);
  });

  test("differ by as much the other way round", () => {
    const weight = fc.integer({ min: 0, max: 100 }).map(String);
    const content = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(1, 2), weight), {
        selector: ([kpi]) => kpi,
      })
      .map(
        (items): VersionContent => ({
          ...BASE,
          items: items.map(([kpi, kra, share]) => item(kpi, kra, share)),
        }),
      );
    fc.assert(
      fc.property(content, content, (a, b) => {
        expect(compareTemplates(a, b).change_count).toBe(compareTemplates(b, a).change_count);
        expect(compareTemplates(a, a)).toEqual(SAME);
      }),
    );
  });
});

test("two versions of a KPI differ field by field, also in how it is measured", () => {
  const before = {
    name: "Resolved",
    unit: "tickets",
    target: { value: "10" },
    binding: { source_id: 1, aggregation: { kind: "count" }, time_column: "closed_at" },
  };
  const after = {
    ...before,
    target: { value: "12" },
    binding: { ...before.binding, time_column: "resolved_at", filter: { match: "all", conditions: [] } },
  };
  expect(compareDefinitions(before, before)).toEqual([]);
  expect(compareDefinitions(before, after)).toEqual([
    { field: "target", from: { value: "10" }, to: { value: "12" } },
    { field: "binding.filter", from: undefined, to: { match: "all", conditions: [] } },
    { field: "binding.time_column", from: "closed_at", to: "resolved_at" },
  ]);
});
