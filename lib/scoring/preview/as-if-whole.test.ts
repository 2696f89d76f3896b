import { expect, test } from "vitest";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import { asIfWhole } from "./as-if-whole";

const item = (kpiId: number, kraId: number, weightPercent: string) => ({
  kpiId,
  kraId,
  weightPercent,
  direction: "higher_is_better" as const,
  target: { value: "10" },
  method: { kind: "linear" as const },
  missing: "exclude" as const,
  minRecords: 0,
});

const ruleOf = (kras: [number, string][], items: TemplateRule["items"]): TemplateRule => ({
  maximumScore: "150",
  minimumCoveragePercent: "60",
  bands: { above: "105", on: "85", near: "70" },
  kras: kras.map(([kraId, weightPercent]) => ({ kraId, weightPercent })),
  items,
  guardrails: [],
});

test("a rule whose weights add to 100 comes back as it is", () => {
  const rule = ruleOf(
    [
      [1, "60"],
      [2, "40"],
    ],
    [item(10, 1, "33.5"), item(11, 1, "66.5"), item(12, 2, "100")],
  );
  expect(asIfWhole(rule)).toEqual({ rule, taken: [] });
});

test("weights that miss or pass 100 keep their shares, and it is said of which KRA", () => {
  const rule = ruleOf(
    [
      [1, "30"],
      [2, "20"],
    ],
    [item(10, 1, "60"), item(11, 1, "20"), item(12, 2, "150"), item(13, 2, "50")],
  );
  const whole = asIfWhole(rule);
  expect(whole.rule.items.map(({ weightPercent }) => weightPercent)).toEqual(["75", "25", "75", "25"]);
  expect(whole.rule.kras.map(({ weightPercent }) => weightPercent)).toEqual(["60", "40"]);
  expect(whole.taken).toEqual([
    { kraId: 1, sumPercent: "80" },
    { kraId: 2, sumPercent: "200" },
    { kraId: null, sumPercent: "50" },
  ]);
});

test("weights that add to nothing stay, and a KRA without KPIs is no weight to speak of", () => {
  const rule = ruleOf(
    [
      [1, "60"],
      [2, "40"],
    ],
    [item(10, 1, "0")],
  );
  const whole = asIfWhole(rule);
  expect(whole.rule).toEqual(rule);
  expect(whole.taken).toEqual([{ kraId: 1, sumPercent: "0" }]);
});
