import type { Sql } from "@/db/client";
import type { Measurement } from "../types";

export interface StoredMeasurements {
  /** By employee, then by KPI. */
  byEmployee: Map<number, Map<number, Measurement>>;
  /** KPIs that were measured for at least one of the people. */
  kpiIds: Set<number>;
  /** Scores before guardrails of the KPI asked for, by employee. */
  rawScores: Map<number, string>;
}

interface Asked {
  periodId: number;
  kpiIds: readonly number[];
  employeeIds: readonly number[];
  /** The KPI whose earlier scores are wanted too. */
  shownKpiId: number | undefined;
}

type Row = [
  employeeId: number,
  kpiId: number,
  actual: string | null,
  recordCount: number,
  raw: string | null,
];

/** What a period measured, as it is stored, in one statement. */
export async function readMeasurements(sql: Sql, asked: Asked): Promise<StoredMeasurements> {
  const { periodId, kpiIds, employeeIds, shownKpiId } = asked;
  const rows = (await sql`
    SELECT employee_id, kpi_id, actual_value, record_count,
           CASE WHEN kpi_id = ${shownKpiId ?? 0}::integer THEN raw_score END
      FROM kpi_results
     WHERE period_id = ${periodId}::integer AND kpi_id = ANY (${`{${kpiIds.join(",")}}`}::integer[])
       AND employee_id = ANY (${`{${employeeIds.join(",")}}`}::integer[])`.values()) as unknown as Row[];
  const stored: StoredMeasurements = { byEmployee: new Map(), kpiIds: new Set(), rawScores: new Map() };
  for (const [employeeId, kpiId, actual, recordCount, raw] of rows) {
    const ofPerson = stored.byEmployee.get(employeeId) ?? new Map<number, Measurement>();
    ofPerson.set(kpiId, { kpiId, actual, recordCount });
    stored.byEmployee.set(employeeId, ofPerson);
    stored.kpiIds.add(kpiId);
    if (raw !== null) stored.rawScores.set(employeeId, raw);
  }
  return stored;
}
