import type { BindingInput } from "./binding-input";

/*
 * How KPIs that are no binding come to their values, as the API shows it, a version keeps it and the table stores it.
 * What makes each sound: definitions/check-*.
 */

/** An administrator's SELECT over records with :user_id, :start_date and :end_date. */
export interface SqlDataSource {
  type: "database";
  query: string;
}

export interface FormulaDataSource {
  type: "formula";
  formula: string;
  inputs: FormulaInput[];
}

export interface FormulaInput {
  /** What the formula calls it. */
  variable: string;
  /** What its values are counted in; of a KPI: that KPI's own unit, whatever stands here. */
  unit: string;
  source: FormulaInputSource;
}

export type FormulaInputSource =
  | { type: "binding"; binding: BindingInput }
  | SqlDataSource
  | { type: "kpi"; kpi_id: number };

/** A figure that a manager enters. */
export interface ManualDataSource {
  type: "manual";
  /** Decimals as text, both ends allowed. */
  allowed_range: { min: string; max: string };
  /** Days after the last day of the period by which it is to be entered. */
  due_days: number;
}

export const MOST_DUE_DAYS = 90;
