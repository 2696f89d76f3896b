import { describe, expect, it } from "vitest";
import { checkTemplateRule } from "./check-template";
import type { GuardrailRule, ItemRule, ScoringMethod, TemplateRule } from "./types";

const SATISFACTION = 12;
const RESOLVED = 21;
const OPEN_LONG = 23;
const REOPENED = 31;

const item = (kpiId: number, kraId: number, weightPercent: string): ItemRule => ({
  kpiId,
  kraId,
  weightPercent,
  direction: kpiId < OPEN_LONG ? "higher_is_better" : "lower_is_better",
  target: { value: "5" },
  method: { kind: "linear" },
  missing: "exclude",
  minRecords: 0,
});

const supportSpecialist: TemplateRule = {
  maximumScore: "150",
  minimumCoveragePercent: "60",
  bands: { above: "105", on: "85", near: "70" },
  kras: [
    { kraId: 1, weightPercent: "35" },
    { kraId: 2, weightPercent: "45" },
    { kraId: 3, weightPercent: "20" },
  ],
  items: [
    item(SATISFACTION, 1, "100"),
    item(RESOLVED, 2, "70"),
    item(OPEN_LONG, 2, "30"),
    item(REOPENED, 3, "100"),
  ],
  guardrails: [{ primaryKpiId: RESOLVED, guardrailKpiId: REOPENED, threshold: "80", capScore: "100" }],
};

const guardrail: GuardrailRule = {
  primaryKpiId: RESOLVED,
  guardrailKpiId: REOPENED,
  threshold: "80",
  capScore: "100",
};

function withFirst(change: Partial<ItemRule>): TemplateRule {
  const items = supportSpecialist.items.map((item, index) => (index === 0 ? { ...item, ...change } : item));
  return { ...supportSpecialist, items };
}

const method = (value: ScoringMethod) => withFirst({ method: value });
const banded = (...points: [raw: string, score: string][]) =>
  method({ kind: "banded", mode: "step", points: points.map(([raw, score]) => ({ raw, score })) });
const band = (low: string, high: string, tolerance: string) =>
  withFirst({ direction: "target_band", target: { low, high, tolerance } });
const guarded = (change: Partial<GuardrailRule>): TemplateRule => ({
  ...supportSpecialist,
  guardrails: [{ ...guardrail, ...change }],
});
const bands = (above: string, on: string, near: string): TemplateRule => ({
  ...supportSpecialist,
  bands: { above, on, near },
});

describe("a sound template", () => {
  it.each<[string, TemplateRule]>([
    ["as worked by hand", supportSpecialist],
    ["without anything in it yet", { ...supportSpecialist, kras: [], items: [], guardrails: [] }],
    ["weights that do not add up yet", withFirst({ weightPercent: "12.5" })],
    [
      "none at all as the target of lower is better",
      withFirst({ direction: "lower_is_better", target: { value: "0" } }),
    ],
    ["an exact target", band("8", "8", "0.5")],
    ["a band below 0", band("-5.5", "0", "1")],
    ["a cap that reaches the maximum", method({ kind: "capped", cap: "1.5" })],
    ["a point that reaches the maximum", banded(["0", "0"], ["0.9", "100"], ["1", "100"], ["2", "150"])],
    ["a sigmoid", method({ kind: "sigmoid", k: "6" })],
  ])("%s: has no problems", (_name, rule) => {
    expect(checkTemplateRule(rule)).toEqual([]);
  });
});

describe("a template that could not be scored", () => {
  const target = ["items", 0, "target"];
  const points = ["items", 0, "method", "points"];

  it.each<[string, TemplateRule, (string | number)[]]>([
    ["a target of 0 for higher is better", withFirst({ target: { value: "0" } }), [...target, "value"]],
    ["a negative target", withFirst({ target: { value: "-3" } }), [...target, "value"]],
    [
      "a negative target for lower is better",
      withFirst({ direction: "lower_is_better", target: { value: "-1" } }),
      [...target, "value"],
    ],
    ["a target that is no number", withFirst({ target: { value: "4 h" } }), [...target, "value"]],
    ["a target written as a power", withFirst({ target: { value: "1e3" } }), [...target, "value"]],
    ["a target in hexadecimal", withFirst({ target: { value: "0x10" } }), [...target, "value"]],
    ["a band for a single direction", withFirst({ target: { low: "1", high: "2", tolerance: "1" } }), target],
    ["a single target for a band", withFirst({ direction: "target_band" }), target],
    ["a band upside down", band("10", "9", "1"), [...target, "high"]],
    ["no tolerance", band("9", "10", "0"), [...target, "tolerance"]],
    ["a cap of 0", method({ kind: "capped", cap: "0" }), ["items", 0, "method", "cap"]],
    ["a cap over the maximum", method({ kind: "capped", cap: "1.5001" }), ["items", 0, "method", "cap"]],
    ["a flat sigmoid", method({ kind: "sigmoid", k: "0" }), ["items", 0, "method", "k"]],
    ["no points", banded(), points],
    ["points that do not rise", banded(["0.8", "60"], ["0.8", "80"]), [...points, 1, "raw"]],
    ["points whose score falls", banded(["0.8", "60"], ["0.9", "59"]), [...points, 1, "score"]],
    ["a point over the maximum", banded(["0.8", "60"], ["0.9", "151"]), [...points, 1, "score"]],
    ["a point under 0", banded(["-0.1", "60"], ["0.9", "70"]), [...points, 0, "raw"]],
    ["only a point at 0", banded(["0", "60"]), [...points, 0, "raw"]],
    ["a negative weight", withFirst({ weightPercent: "-1" }), ["items", 0, "weightPercent"]],
    ["a weight over 100", withFirst({ weightPercent: "100.5" }), ["items", 0, "weightPercent"]],
    ["a weight finer than is kept", withFirst({ weightPercent: "33.33333" }), ["items", 0, "weightPercent"]],
    ["part of a record", withFirst({ minRecords: 1.5 }), ["items", 0, "minRecords"]],
    ["more records than anybody has", withFirst({ minRecords: 3_000_000_000 }), ["items", 0, "minRecords"]],
    ["a negative number of records", withFirst({ minRecords: -1 }), ["items", 0, "minRecords"]],
    ["a KRA outside the template", withFirst({ kraId: 99 }), ["items", 0, "kraId"]],
    ["a KPI twice", withFirst({ kpiId: OPEN_LONG }), ["items", 2, "kpiId"]],
    [
      "a KRA twice",
      { ...supportSpecialist, kras: [...supportSpecialist.kras, { kraId: 1, weightPercent: "0" }] },
      ["kras", 3, "kraId"],
    ],
    [
      "a KRA of negative weight",
      { ...supportSpecialist, kras: [...supportSpecialist.kras, { kraId: 9, weightPercent: "-5" }] },
      ["kras", 3, "weightPercent"],
    ],
    ["a guardrail over a KPI outside", guarded({ primaryKpiId: 99 }), ["guardrails", 0, "primaryKpiId"]],
    ["a guardrail by a KPI outside", guarded({ guardrailKpiId: 99 }), ["guardrails", 0, "guardrailKpiId"]],
    ["a KPI that limits itself", guarded({ guardrailKpiId: RESOLVED }), ["guardrails", 0, "guardrailKpiId"]],
    ["a threshold over the maximum", guarded({ threshold: "151" }), ["guardrails", 0, "threshold"]],
    ["a cap under 0", guarded({ capScore: "-1" }), ["guardrails", 0, "capScore"]],
    [
      "a guardrail twice",
      { ...supportSpecialist, guardrails: [guardrail, { ...guardrail, threshold: "50" }] },
      ["guardrails", 1],
    ],
    ["on target above above target", bands("85", "105", "70"), ["bands", "on"]],
    ["two equal bands", bands("105", "85", "85"), ["bands", "near"]],
    ["a band under 0", bands("105", "85", "-1"), ["bands", "near"]],
    [
      "a coverage over 100",
      { ...supportSpecialist, minimumCoveragePercent: "100.1" },
      ["minimumCoveragePercent"],
    ],
    [
      "a negative coverage",
      { ...supportSpecialist, minimumCoveragePercent: "-1" },
      ["minimumCoveragePercent"],
    ],
    ["a maximum under the score on target", { ...supportSpecialist, maximumScore: "99" }, ["maximumScore"]],
  ])("%s: is refused at its field", (_name, rule, path) => {
    const problems = checkTemplateRule(rule);
    expect(problems.map((problem) => problem.path)).toContainEqual(path);
    expect(problems.every((problem) => problem.message.length > 0)).toBe(true);
  });

  it("names every problem at once, in words for its field", () => {
    const rule = {
      ...withFirst({ target: { value: "0" }, weightPercent: "" }),
      minimumCoveragePercent: "200",
    };
    expect(checkTemplateRule(rule)).toEqual([
      { path: ["minimumCoveragePercent"], message: "Enter a percentage from 0 to 100" },
      { path: ["items", 0, "weightPercent"], message: "Enter a number" },
      { path: ["items", 0, "target", "value"], message: "The target must be above 0" },
    ]);
  });
});
