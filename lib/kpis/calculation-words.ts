import type { FormulaInput, ManualDataSource } from "./bindings/data-source";
import { bindingInWords } from "./bindings/sentence";
import type { Calculation } from "./definitions/types";
import type { BindingSource } from "./types";

type WordedSource = BindingSource & { id: number };

/** How a KPI comes to its value, as one sentence. */
export function calculationInWords(calculation: Calculation, sources: readonly WordedSource[]): string {
  switch (calculation.calculation_type) {
    case "binding":
      return bindingInWords(calculation.binding, sourceOf(calculation.binding.source_id, sources));
    case "sql":
      return "What an administrator’s query finds for each person.";
    case "formula":
      return `Worked out as ${calculation.data_source.formula.replaceAll(/\s+/g, " ").trim()}.`;
    case "manual":
      return manualInWords(calculation.data_source);
  }
}

/** "Entered by the manager, from 1 to 5, at most 5 days after the period." */
export function manualInWords({ allowed_range: { min, max }, due_days: days }: ManualDataSource): string {
  const due =
    days === 0
      ? "by the last day of the period"
      : `at most ${days} ${days === 1 ? "day" : "days"} after the period`;
  return `Entered by the manager, from ${min} to ${max}, ${due}.`;
}

/** What an input of a formula is; a KPI goes by its name. */
export function inputInWords(
  { source }: FormulaInput,
  sources: readonly WordedSource[],
  kpiName: string | undefined,
): string {
  switch (source.type) {
    case "binding":
      return bindingInWords(source.binding, sourceOf(source.binding.source_id, sources));
    case "database":
      return "What an administrator’s query finds.";
    case "kpi":
      return kpiName ?? "A KPI that no longer exists";
  }
}

const sourceOf = (sourceId: number, sources: readonly WordedSource[]) =>
  sources.find(({ id }) => id === sourceId) ?? null;
