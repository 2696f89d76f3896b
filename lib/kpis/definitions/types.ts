import type { Frequency, TARGET_TYPES } from "@/db/enums";
import type { BindingInput } from "../binding-input";
import type { Direction, ScoringMethod, Target } from "../rule/types";

/** A KPI's whole rule, as the API shows it and as each of its versions is kept. */
export interface KpiDefinition {
  name: string;
  description: string;
  category: string;
  calculation_type: "binding";
  unit: string;
  aggregation_period: Frequency;
  target_type: (typeof TARGET_TYPES)[number];
  direction: Direction;
  target: Target;
  scoring_method: ScoringMethod;
  binding: BindingInput;
}

export interface Kpi extends KpiDefinition {
  id: number;
  version: number;
  is_active: boolean;
  updated_at: string;
}

/** A template that holds a KPI, and in which of its versions. */
export interface KpiUse {
  templateId: number;
  templateName: string;
  versions: number[];
  /** Whether the version in force, or coming into force, holds it. */
  active: boolean;
}
