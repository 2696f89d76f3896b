import type { CalculationType, Frequency } from "@/db/enums";
import { readPlainDecimal } from "@/lib/decimal";
import type { BindingInput } from "@/lib/kpis/bindings/binding-input";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import type { FormulaInput, FormulaInputSource } from "@/lib/kpis/bindings/data-source";
import type { Kpi } from "@/lib/kpis/definitions/types";
import { type TargetInput, toTarget } from "@/lib/kpis/rule/input";
import type { Direction, ScoringMethod } from "@/lib/kpis/rule/types";

/** What the KPI editor holds while someone types, however incomplete. Every kind keeps what was typed for it. */
export interface KpiForm {
  name: string;
  description: string;
  category: string;
  unit: string;
  aggregation_period: Frequency;
  target_type: Kpi["target_type"];
  direction: Direction;
  target: TargetInput;
  scoring_method: ScoringMethod;
  calculation_type: CalculationType;
  binding: BindingInput;
  query: string;
  formula: FormulaForm;
  manual: ManualForm;
}

/** A KPI that a formula can build on. */
export interface KpiChoice {
  id: number;
  name: string;
  unit: string;
}

export interface FormulaForm {
  formula: string;
  inputs: FormulaInput[];
}

export interface ManualForm {
  min: string;
  max: string;
  due_days: string;
}

export function formOf(kpi: Kpi): KpiForm {
  const blank = blankForm(undefined);
  const form: KpiForm = {
    ...blank,
    name: kpi.name,
    description: kpi.description,
    category: kpi.category,
    unit: kpi.unit,
    aggregation_period: kpi.aggregation_period,
    target_type: kpi.target_type,
    direction: kpi.direction,
    target: kpi.target,
    scoring_method: kpi.scoring_method,
    calculation_type: kpi.calculation_type,
  };
  switch (kpi.calculation_type) {
    case "binding":
      return { ...form, binding: kpi.binding };
    case "sql":
      return { ...form, query: kpi.data_source.query };
    case "formula":
      return { ...form, formula: { formula: kpi.data_source.formula, inputs: kpi.data_source.inputs } };
    case "manual": {
      const { allowed_range, due_days } = kpi.data_source;
      return { ...form, manual: { ...allowed_range, due_days: String(due_days) } };
    }
  }
}

/** The JSON that is sent: only what belongs to the chosen kind. */
export function sentOf({ binding, query, formula, manual, ...facts }: KpiForm) {
  switch (facts.calculation_type) {
    case "binding":
      return { ...facts, binding };
    case "sql":
      return { ...facts, data_source: { type: "database", query } };
    case "formula":
      return { ...facts, data_source: { type: "formula", ...formula } };
    case "manual": {
      const { min, max, due_days } = manual;
      return { ...facts, data_source: { type: "manual", allowed_range: { min, max }, due_days } };
    }
  }
}

export function blankForm(source: ListedSource | undefined): KpiForm {
  return {
    name: "",
    description: "",
    category: "",
    unit: source?.recordNounPlural ?? "",
    aggregation_period: "monthly",
    target_type: "numeric",
    direction: "higher_is_better",
    target: { value: "" },
    scoring_method: { kind: "linear" },
    calculation_type: "binding",
    binding: blankBinding(source),
    query: "",
    formula: { formula: "", inputs: [] },
    manual: { min: "1", max: "5", due_days: "5" },
  };
}

export function blankBinding(source: ListedSource | undefined): BindingInput {
  return {
    source_id: source?.id ?? 0,
    filter: { match: "all", conditions: [] },
    aggregation: { kind: "count" },
    ownership_rule: source?.columns.find((column) => column.ownership)?.name ?? "",
    time_column: source?.columns.find((column) => column.isTime)?.name ?? "",
    empty_means: "missing",
  };
}

export function blankInputSource(
  type: FormulaInputSource["type"],
  source: ListedSource | undefined,
): FormulaInputSource {
  switch (type) {
    case "binding":
      return { type, binding: blankBinding(source) };
    case "database":
      return { type, query: "" };
    case "kpi":
      return { type, kpi_id: 0 };
  }
}

/** Whether there is enough of it to measure: the rest is for the refusal of a save. */
export function isMeasurable(form: KpiForm): boolean {
  if (!isTargetComplete(form)) return false;
  switch (form.calculation_type) {
    case "binding":
      return form.binding.source_id > 0;
    case "sql":
      return form.query.trim() !== "";
    case "formula":
      return form.formula.formula.trim() !== "";
    case "manual":
      return readPlainDecimal(form.manual.min) !== null && readPlainDecimal(form.manual.max) !== null;
  }
}

/** Whether the target's figures are numbers, so that a test run has something to score against. */
const isTargetComplete = ({ target, direction }: KpiForm): boolean =>
  Object.values(toTarget(target, direction)).every((figure) => readPlainDecimal(figure) !== null);
