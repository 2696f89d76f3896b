import type { Direction, Target } from "../rule/types";

/** What one saved version of an assignment says. Decimals as text; days YYYY-MM-DD. */
export interface AssignmentTerms {
  kra_id: number;
  /** Null: what the template or the KPI says. */
  target: Target | null;
  /** 0–100. Null: what the template says. */
  weight: string | null;
  start_date: string;
  /** The last day on which it counts; null: open. */
  end_date: string | null;
  /** False: taken back, as if it had never been. */
  is_active: boolean;
}

export interface AssignmentVersion {
  version: number;
  terms: AssignmentTerms;
  reason: string;
  savedByName: string;
  savedAt: Date;
}

export interface KpiAssignment extends AssignmentTerms {
  id: number;
  employeeId: number;
  kpi: { id: number; name: string; unit: string; targetType: string; direction: Direction; target: Target };
  kraName: string;
  version: number;
  assignedByName: string;
  assignedAt: Date;
}

/** Where KPIs count that belong to no other KRA of the person. */
export const INDIVIDUAL_GOALS = "Individual goals";
