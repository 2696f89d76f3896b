import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDecimal } from "@/lib/decimal";
import type { ItemRule, TemplateRule } from "../rule/types";
import { type AssignedTerms, applyAssigned } from "./apply";

const item = (kpiId: number, kraId: number, weightPercent: string): ItemRule => ({
  kpiId,
  kraId,
  weightPercent,
  direction: "higher_is_better",
  target: { value: "10" },
  method: { kind: "linear" },
  missing: "exclude",
  minRecords: 0,
});

/** Delivery (1) weighs 60: KPIs 10 and 11, 70 and 30. Quality (2) weighs 40: KPI 20. */
const TEMPLATE: TemplateRule = {
  maximumScore: "150",
  minimumCoveragePercent: "60",
  bands: { above: "105", on: "85", near: "70" },
  kras: [
    { kraId: 1, weightPercent: "60" },
    { kraId: 2, weightPercent: "40" },
  ],
  items: [item(10, 1, "70"), item(11, 1, "30"), item(20, 2, "100")],
  guardrails: [],
};

const assigned = (kpiId: number, kraId: number, weightPercent: string | null): AssignedTerms => {
  const { weightPercent: _, ...rest } = item(kpiId, kraId, "0");
  return { kpiId, weightPercent, item: rest };
};

const weightsOf = (rule: TemplateRule) => ({
  kras: Object.fromEntries(rule.kras.map(({ kraId, weightPercent }) => [kraId, weightPercent])),
  items: Object.fromEntries(rule.items.map(({ kpiId, weightPercent }) => [kpiId, weightPercent])),
});

describe("weights with what is assigned to one person", () => {
  test.each([
    {
      name: "nothing assigned leaves them as they are",
      assigned: [],
      kras: { 1: "60", 2: "40" },
      items: { 10: "70", 11: "30", 20: "100" },
      sums: [],
    },
    {
      // 50 + 30 = 80: 50/80 = 62.5, 30/80 = 37.5.
      name: "another weight for a KPI of the template",
      assigned: [assigned(10, 9, "50")],
      kras: { 1: "60", 2: "40" },
      items: { 10: "62.5", 11: "37.5", 20: "100" },
      sums: [{ kraId: 1, sumPercent: "80" }],
    },
    {
      // 70 + 30 + 20 = 120: 58.3333…, 25, 16.6666…; the largest takes what the rounding leaves.
      name: "one more KPI in a KRA of the template",
      assigned: [assigned(30, 1, "20")],
      kras: { 1: "60", 2: "40" },
      items: { 10: "58.3333", 11: "25", 20: "100", 30: "16.6667" },
      sums: [{ kraId: 1, sumPercent: "120" }],
    },
    {
      // KRA 3 weighs 10 + 15 = 25 beside 100: 60/125 = 48, 40/125 = 32, 25/125 = 20. Inside: 10/25 = 40, 15/25 = 60.
      name: "two KPIs in a KRA of their own weigh so much of the total",
      assigned: [assigned(30, 3, "10"), assigned(31, 3, "15")],
      kras: { 1: "48", 2: "32", 3: "20" },
      items: { 10: "70", 11: "30", 20: "100", 30: "40", 31: "60" },
      sums: [
        { kraId: 3, sumPercent: "25" },
        { kraId: null, sumPercent: "125" },
      ],
    },
    {
      name: "a KPI that the template does not hold counts for nothing without a weight",
      assigned: [assigned(30, 1, null), assigned(10, 1, null)],
      kras: { 1: "60", 2: "40" },
      items: { 10: "70", 11: "30", 20: "100" },
      sums: [],
    },
    {
      name: "a weight of 0 leaves the rest to the others",
      assigned: [assigned(10, 1, "0")],
      kras: { 1: "60", 2: "40" },
      items: { 10: "0", 11: "100", 20: "100" },
      sums: [{ kraId: 1, sumPercent: "30" }],
    },
    {
      name: "a KRA in which nothing weighs leaves the total to the others: no data is missing there",
      assigned: [assigned(20, 2, "0")],
      kras: { 1: "100", 2: "0" },
      items: { 10: "70", 11: "30", 20: "0" },
      sums: [
        { kraId: 2, sumPercent: "0" },
        { kraId: null, sumPercent: "60" },
      ],
    },
    {
      name: "where nothing weighs at all, weights stay: there is no score",
      assigned: [assigned(10, 1, "0"), assigned(11, 1, "0"), assigned(20, 2, "0")],
      kras: { 1: "0", 2: "0" },
      items: { 10: "0", 11: "0", 20: "0" },
      sums: [
        { kraId: 1, sumPercent: "0" },
        { kraId: 2, sumPercent: "0" },
        { kraId: null, sumPercent: "0" },
      ],
    },
  ])("$name", ({ assigned: terms, kras, items, sums }) => {
    const applied = applyAssigned(TEMPLATE, terms);
    expect(weightsOf(applied.rule)).toEqual({ kras, items });
    expect(applied.sums).toEqual(sums);
  });

  test("always add to exactly 100, and keep their order", () => {
    const weight = fc.integer({ min: 1, max: 1_000_000 }).map((units) => (units / 10_000).toFixed(4));
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (weights, kra) => {
          const { rule } = applyAssigned(
            TEMPLATE,
            weights.map((each, index) => assigned(100 + index, ((index + kra) % 4) + 1, each)),
          );
          const sumOf = (parts: { weightPercent: string }[]) =>
            parts.reduce((sum, part) => sum.plus(part.weightPercent), parseDecimal("0")).toFixed();
          expect(sumOf(rule.kras)).toBe("100");
          for (const { kraId } of rule.kras) {
            expect(sumOf(rule.items.filter((each) => each.kraId === kraId))).toBe("100");
          }
          expect(rule.items.slice(0, 3).map(({ kpiId }) => kpiId)).toEqual([10, 11, 20]);
        },
      ),
    );
  });
});
