import type { PlanRule } from "@/lib/rewards/plan-rules/input";

/** Where a new rule starts. */
export const BLANK_RULE = {
  name: "",
  kind: "improvement",
  measure: "overall",
  kpi_id: "",
  kra_id: "",
  frequency: "monthly",
  threshold: "70",
  periods: "2",
  org_unit_id: "",
  recommendation: "",
};

/** A rule as it is typed: everything is text. */
export type RuleForm = typeof BLANK_RULE;

export const formOf = (rule: PlanRule): RuleForm => ({
  ...{ name: rule.name, kind: rule.kind, measure: rule.measure, frequency: rule.frequency },
  ...{ threshold: rule.threshold, periods: String(rule.periods), recommendation: rule.recommendation },
  kpi_id: String(rule.kpi_id ?? ""),
  kra_id: String(rule.kra_id ?? ""),
  org_unit_id: String(rule.org_unit_id ?? ""),
});
