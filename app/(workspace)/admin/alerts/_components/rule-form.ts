import type { ListedAlertRule } from "@/lib/alerts/rules/queries";
import type { AlertSettings } from "@/lib/alerts/rules/settings";

export type Condition = AlertSettings["condition"];

/** What is typed, as it is typed: one set of fields for all kinds of condition, so that changing the kind loses nothing. */
export interface RuleForm {
  name: string;
  condition: Condition;
  figure: string;
  kpiId: string;
  side: string;
  value: string;
  margin: string;
  periods: string;
  points: string;
  days: string;
  limit: string;
  history: string;
  running: boolean;
  coverage: string;
  coverageId: string;
  escalateAfterHours: string;
  isActive: boolean;
}

const BLANK: RuleForm = {
  name: "",
  condition: "threshold",
  figure: "score",
  kpiId: "",
  side: "below",
  value: "70",
  margin: "5",
  periods: "3",
  points: "10",
  days: "0",
  limit: "3.5",
  history: "12",
  running: false,
  coverage: "everyone",
  coverageId: "",
  escalateAfterHours: "48",
  isActive: true,
};

export function formOf(rule: ListedAlertRule | null): RuleForm {
  if (!rule) return BLANK;
  const { settings } = rule;
  const typed = Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, typeof value === "boolean" ? value : String(value)]),
  );
  return {
    ...BLANK,
    ...typed,
    name: rule.name,
    kpiId: rule.kpiId?.toString() ?? "",
    coverage: rule.coverage,
    coverageId: rule.coverageId?.toString() ?? "",
    escalateAfterHours: rule.escalateAfterHours?.toString() ?? "",
    isActive: rule.isActive,
  };
}

/** The rule as it is tried. */
export function testOf(form: RuleForm) {
  return {
    settings: settingsOf(form),
    kpi_id: form.kpiId || null,
    coverage: form.coverage,
    coverage_id: form.coverage === "everyone" ? null : form.coverageId || null,
  };
}

export function inputOf(form: RuleForm) {
  return {
    ...testOf(form),
    name: form.name,
    escalate_after_hours: form.escalateAfterHours || null,
    is_active: form.isActive,
  };
}

function settingsOf(form: RuleForm) {
  const { condition, value, margin, running, side, periods, points, days, limit, history } = form;
  const figure = form.kpiId ? form.figure : "score";
  const shared = { condition, figure, margin: margin || "0", running };
  switch (condition) {
    case "threshold":
      return { ...shared, value, side: side === "both" ? "below" : side };
    case "misses":
      return { ...shared, value, periods, side: side === "both" ? "below" : side };
    case "drop":
      return { ...shared, points, periods };
    case "anomaly":
      return { ...shared, side, limit, history };
    case "missing_entries":
      return { condition, days };
  }
}
