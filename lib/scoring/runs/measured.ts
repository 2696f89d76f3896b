import type { CalculationType } from "@/db/enums";
import type { Working } from "../working";

/** What one person has on one KPI. Values have six decimals, as text. */
export interface Measured {
  recordCount: number;
  actual: string | null;
  numerator: string | null;
  denominator: string | null;
  /** Where the actual comes from something else than records. */
  working?: Working;
}

export interface MeasuredKpi {
  kpiId: number;
  kind: CalculationType;
  /** By employee; no entry: nothing at all. */
  byEmployee: Map<number, Measured>;
  /** The actual of a person without records: 0 where a binding says so. */
  withoutRecords: string | null;
  recordCount: number;
  statement: string;
  durationMs: number;
  /** Why it could not be measured, for people. */
  problem?: string;
}

/** A person's value: without an entry of their own, what that means. */
export const actualOf = (measured: MeasuredKpi | undefined, employeeId: number): string | null => {
  const own = measured?.byEmployee.get(employeeId);
  return own ? own.actual : (measured?.withoutRecords ?? null);
};
