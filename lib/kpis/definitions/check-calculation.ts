import type { FieldProblem } from "@/lib/errors";
import { getBindingSource } from "../bindings/binding-sources";
import { checkBinding } from "../bindings/check-binding";
import type { Direction, Target } from "../rule/types";
import { checkFormulaSource } from "./check-formula-source";
import { checkManual } from "./check-manual";
import { type Checking, checkQuery } from "./check-query";
import type { KpiInput } from "./input";
import type { Calculation } from "./types";

export interface CalculationCheck {
  input: KpiInput;
  /** The KPI that is edited; null: a new one, or one that is only tried. */
  kpiId: number | null;
  direction: Direction | null;
  target: Target;
}

interface Checked {
  problems: FieldProblem[];
  calculation: Calculation | null;
}

/** How a KPI comes to its value, checked, with a message at every field that cannot be used. */
export async function checkCalculation(checking: Checking, check: CalculationCheck): Promise<Checked> {
  const { input } = check;
  const { binding, data_source: sent } = input;
  const kind = kindOf(input);
  switch (kind) {
    case "api":
      return refused(
        "calculation_type",
        "Bring the other system's data in as a source and bind the KPI to it",
      );
    case "binding": {
      if (sent) return refused("data_source", "A KPI measured from records has a binding and no data source");
      if (!binding) return refused("binding", "Say which records are measured");
      const source = await getBindingSource(checking.db, binding.source_id);
      if (!source) return refused("binding.source_id", "This source does not exist");
      return { problems: checkBinding(binding, source), calculation: { calculation_type: kind, binding } };
    }
    case "manual": {
      if (sent?.type !== "manual") return refused("data_source", "Say which values may be entered");
      const { problems, dataSource } = checkManual(sent, check);
      return { problems, calculation: { calculation_type: kind, data_source: dataSource } };
    }
    case "sql": {
      if (sent?.type !== "database") return refused("data_source", "Enter a query");
      const { query } = sent;
      const problems = await checkQuery(checking, query, "data_source.query");
      return { problems, calculation: { calculation_type: kind, data_source: { type: "database", query } } };
    }
    case "formula": {
      if (sent?.type !== "formula") return refused("data_source", "Enter a formula");
      const { problems, dataSource } = await checkFormulaSource(checking, sent, {
        ...input,
        kpiId: check.kpiId,
      });
      return { problems, calculation: { calculation_type: kind, data_source: dataSource } };
    }
  }
}

const refused = (path: string, message: string): Checked => ({
  problems: [{ path, message }],
  calculation: null,
});

const KIND_OF_SOURCE = { database: "sql", formula: "formula", manual: "manual" } as const;

function kindOf({ calculation_type: said, data_source: sent }: KpiInput) {
  if (said === "query") return "sql";
  return said ?? (sent ? KIND_OF_SOURCE[sent.type] : "binding");
}
