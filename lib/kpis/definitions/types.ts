import type { Frequency, TARGET_TYPES } from "@/db/enums";
import type { BindingInput } from "../bindings/binding-input";
import type { FormulaDataSource, ManualDataSource, SqlDataSource } from "../bindings/data-source";
import type { Direction, ScoringMethod, Target } from "../rule/types";

interface KpiFacts {
  name: string;
  description: string;
  category: string;
  unit: string;
  aggregation_period: Frequency;
  target_type: (typeof TARGET_TYPES)[number];
  direction: Direction;
  target: Target;
  scoring_method: ScoringMethod;
}

/** How a KPI comes to its value. */
export type Calculation =
  | { calculation_type: "binding"; binding: BindingInput }
  | { calculation_type: "sql"; data_source: SqlDataSource }
  | { calculation_type: "formula"; data_source: FormulaDataSource }
  | { calculation_type: "manual"; data_source: ManualDataSource };

/** A KPI's whole rule, as the API shows it and as each of its versions is kept. */
export type KpiDefinition = KpiFacts & Calculation;

interface KpiHead {
  id: number;
  version: number;
  is_active: boolean;
  updated_at: string;
}

export type Kpi = KpiDefinition & KpiHead;

/** A template that holds a KPI, and in which of its versions. */
export interface KpiUse {
  templateId: number;
  templateName: string;
  versions: number[];
  /** Whether the version in force, or coming into force, holds it. */
  active: boolean;
}
