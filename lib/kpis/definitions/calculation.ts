import type { kpiBindings, kpiDefinitions } from "@/db/schema/kpis";
import { toBindingInput, toBindingRule } from "../bindings/binding-input";
import type { FormulaDataSource, ManualDataSource, SqlDataSource } from "../bindings/data-source";
import { readBinding, storeBinding } from "../bindings/stored-binding";
import type { Calculation } from "./types";

interface StoredCalculation {
  kpi: Pick<typeof kpiDefinitions.$inferSelect, "id" | "calculationType" | "dataSource">;
  binding: typeof kpiBindings.$inferSelect | null;
}

/** Back from the tables: only what the KPI mutations wrote from checked input is in there. */
export function readCalculation({ kpi, binding }: StoredCalculation): Calculation {
  const stored: unknown = kpi.dataSource;
  switch (kpi.calculationType) {
    case "sql":
      return { calculation_type: "sql", data_source: stored as SqlDataSource };
    case "formula":
      return { calculation_type: "formula", data_source: stored as FormulaDataSource };
    case "manual":
      return { calculation_type: "manual", data_source: stored as ManualDataSource };
    case "binding": {
      if (!binding) throw new Error(`KPI ${kpi.id} has no binding.`);
      return {
        calculation_type: "binding",
        binding: toBindingInput(readBinding(binding), binding.sourceId),
      };
    }
  }
}

/** The binding's row, without the KPI; null for the other kinds. */
export const bindingOf = (calculation: Calculation) =>
  calculation.calculation_type === "binding"
    ? { sourceId: calculation.binding.source_id, ...storeBinding(toBindingRule(calculation.binding)) }
    : null;

export const dataSourceOf = (calculation: Calculation) =>
  calculation.calculation_type === "binding" ? null : { ...calculation.data_source };
