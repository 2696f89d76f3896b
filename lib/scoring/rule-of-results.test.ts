import { describe, expect, it } from "vitest";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import { ruleOfResults } from "./rule-of-results";

const item = (kpiId: number, kraId: number, weightPercent: string) => ({
  ...{ kpiId, kraId, weightPercent, direction: "lower_is_better" as const, target: { value: "10" } },
  ...{ method: { kind: "capped" as const, cap: "1.2" }, missing: "hold" as const, minRecords: 3 },
});
const template: TemplateRule = {
  ...{ maximumScore: "150", minimumCoveragePercent: "60", bands: { above: "110", on: "90", near: "75" } },
  kras: [
    { kraId: 7, weightPercent: "60" },
    { kraId: 3, weightPercent: "40" },
  ],
  items: [item(9, 7, "70"), item(2, 7, "30"), item(5, 3, "100")],
  guardrails: [{ primaryKpiId: 9, guardrailKpiId: 5, threshold: "75", capScore: "90" }],
};
const scored = (kpiId: number, kraId: number, weight: string, target = "10") => ({
  ...{ kpiId, kraId, weight, target: { value: target }, direction: null, method: null },
});
const kras = (...weights: [number, string][]) => weights.map(([kraId, weight]) => ({ kraId, weight }));

describe("the rule behind stored results", () => {
  it("is the template's where nothing was the person's own, whatever the order of the rows", () => {
    const items = [scored(2, 7, "30"), scored(5, 3, "100"), scored(9, 7, "70")];
    expect(ruleOfResults(template, { items, kras: kras([3, "40"], [7, "60"]) })).toEqual(template);
  });

  it("has the weights and targets of the results, and KPIs and KRAs that were added after the template's", () => {
    const added = { ...scored(1, 4, "100", "8"), direction: "higher_is_better" as const };
    const items = [added, scored(2, 7, "30"), scored(5, 3, "100"), scored(9, 7, "70", "12.5")];
    const rule = ruleOfResults(template, { items, kras: kras([3, "32"], [4, "20"], [7, "48"]) });
    expect(rule.kras).toEqual([
      { kraId: 7, weightPercent: "48" },
      { kraId: 3, weightPercent: "32" },
      { kraId: 4, weightPercent: "20" },
    ]);
    expect(rule.items.map(({ kpiId, target }) => [kpiId, target])).toEqual([
      [9, { value: "12.5" }],
      [2, { value: "10" }],
      [5, { value: "10" }],
      [1, { value: "8" }],
    ]);
    expect(rule.items[0]).toMatchObject({ missing: "hold", minRecords: 3, method: { kind: "capped" } });
    expect(rule.items[3]).toMatchObject({ missing: "exclude", minRecords: 0, method: { kind: "linear" } });
    expect(rule.guardrails).toEqual(template.guardrails);
  });

  it("takes the direction and curve it is given before today's", () => {
    const then = { direction: "higher_is_better" as const, method: { kind: "linear" as const } };
    const [first] = ruleOfResults(template, {
      items: [{ ...scored(9, 7, "100"), ...then }],
      kras: kras([7, "100"]),
    }).items;
    expect(first).toMatchObject(then);
  });
});
