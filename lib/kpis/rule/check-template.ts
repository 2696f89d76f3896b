import { type Dec, HUNDRED, SCORE_DECIMALS, ZERO } from "@/lib/decimal";
import { checkMethod } from "./check-method";
import { checkNumber, checkPercent, checkScore, type Path, type TemplateProblem } from "./template-problem";
import type { GuardrailRule, ItemRule, TemplateRule } from "./types";

const HIGHEST_MAXIMUM = 1000;
/** Nobody has as many in a period; the column ends at two thousand million. */
const MOST_RECORDS = 1_000_000_000;

/**
 * Everything in a template that could not be scored, or would not mean what it says; an empty list when it is sound.
 * Sums of weights are not judged here, since a draft may be saved before they add to 100: see `checkWeights`.
 */
export function checkTemplateRule(rule: TemplateRule): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const maximum = checkNumber(problems, ["maximumScore"], {
    value: rule.maximumScore,
    decimals: SCORE_DECIMALS,
    accept: (value) => value.gte(HUNDRED) && value.lte(HIGHEST_MAXIMUM),
    otherwise: "The maximum must be from 100 to 1000",
  });
  checkPercent(problems, ["minimumCoveragePercent"], rule.minimumCoveragePercent);
  checkBands(problems, rule);
  checkKras(problems, rule);
  checkItems(problems, rule, maximum);
  checkGuardrails(problems, rule, maximum);
  return problems;
}

function checkBands(problems: TemplateProblem[], { bands }: TemplateRule): void {
  const notNegative = { accept: (value: Dec) => value.gte(ZERO), otherwise: "Enter a score of 0 or more" };
  const above = checkNumber(problems, ["bands", "above"], { value: bands.above, ...notNegative });
  const on = checkNumber(problems, ["bands", "on"], { value: bands.on, ...notNegative });
  const near = checkNumber(problems, ["bands", "near"], { value: bands.near, ...notNegative });
  if (above && on?.gte(above)) {
    problems.push({ path: ["bands", "on"], message: "On target must start below above target" });
  }
  if (on && near?.gte(on)) {
    problems.push({ path: ["bands", "near"], message: "Near target must start below on target" });
  }
}

function checkKras(problems: TemplateProblem[], { kras }: TemplateRule): void {
  kras.forEach((kra, index) => {
    checkPercent(problems, ["kras", index, "weightPercent"], kra.weightPercent);
    if (kras.findIndex((other) => other.kraId === kra.kraId) < index) {
      problems.push({ path: ["kras", index, "kraId"], message: "This KRA is in the template already" });
    }
  });
}

function checkItems(problems: TemplateProblem[], { items, kras }: TemplateRule, maximum: Dec | null): void {
  items.forEach((item, index) => {
    const path = ["items", index];
    if (items.findIndex((other) => other.kpiId === item.kpiId) < index) {
      problems.push({ path: [...path, "kpiId"], message: "This KPI is in the template already" });
    }
    if (!kras.some((kra) => kra.kraId === item.kraId)) {
      problems.push({ path: [...path, "kraId"], message: "This KRA is not in the template" });
    }
    checkPercent(problems, [...path, "weightPercent"], item.weightPercent);
    if (!Number.isSafeInteger(item.minRecords) || item.minRecords < 0) {
      problems.push({ path: [...path, "minRecords"], message: "Enter a whole number, 0 or more" });
    } else if (item.minRecords > MOST_RECORDS) {
      problems.push({ path: [...path, "minRecords"], message: "Enter at most 1,000,000,000" });
    }
    checkTarget(problems, [...path, "target"], item);
    checkMethod(problems, [...path, "method"], { method: item.method, maximum });
  });
}

export function checkTarget(
  problems: TemplateProblem[],
  path: Path,
  { direction, target }: Pick<ItemRule, "direction" | "target">,
): void {
  if (direction === "target_band") {
    if ("value" in target) {
      problems.push({ path, message: "A target band needs a low, a high and a tolerance" });
      return;
    }
    const any = { accept: () => true, otherwise: "" };
    const low = checkNumber(problems, [...path, "low"], { value: target.low, ...any });
    const high = checkNumber(problems, [...path, "high"], { value: target.high, ...any });
    if (low && high && low.gt(high)) {
      problems.push({ path: [...path, "high"], message: "The high end must not be under the low end" });
    }
    checkNumber(problems, [...path, "tolerance"], {
      value: target.tolerance,
      accept: (tolerance) => tolerance.gt(ZERO),
      otherwise: "The tolerance must be above 0",
    });
    return;
  }
  if (!("value" in target)) {
    problems.push({ path, message: "This direction needs a single target" });
    return;
  }
  const zeroCounts = direction === "lower_is_better";
  checkNumber(problems, [...path, "value"], {
    value: target.value,
    accept: (value) => (zeroCounts ? value.gte(ZERO) : value.gt(ZERO)),
    otherwise: zeroCounts ? "The target must be 0 or more" : "The target must be above 0",
  });
}

function checkGuardrails(problems: TemplateProblem[], rule: TemplateRule, maximum: Dec | null): void {
  const known = new Set(rule.items.map((item) => item.kpiId));
  rule.guardrails.forEach((guardrail, index) => {
    const path = ["guardrails", index];
    for (const field of ["primaryKpiId", "guardrailKpiId"] as const) {
      if (known.has(guardrail[field])) continue;
      problems.push({ path: [...path, field], message: "This KPI is not in the template" });
    }
    if (guardrail.primaryKpiId === guardrail.guardrailKpiId) {
      problems.push({ path: [...path, "guardrailKpiId"], message: "A KPI cannot limit itself" });
    }
    if (rule.guardrails.findIndex((other) => samePair(other, guardrail)) < index) {
      problems.push({ path, message: "This guardrail is in the template already" });
    }
    checkScore(problems, [...path, "threshold"], { value: guardrail.threshold, maximum });
    checkScore(problems, [...path, "capScore"], { value: guardrail.capScore, maximum });
  });
}

function samePair(a: GuardrailRule, b: GuardrailRule): boolean {
  return a.primaryKpiId === b.primaryKpiId && a.guardrailKpiId === b.guardrailKpiId;
}
