import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Scope, withinScope } from "@/lib/access/scope";
import type { DecimalString } from "@/lib/decimal";

/** What a correction after the fact would make of a final result, as it was last worked out. */
export interface Adjustment {
  id: number;
  finalPeriod: { id: number; name: string };
  /** The period it is carried in; null: there is none yet. */
  openPeriod: { id: number; name: string } | null;
  employee: { id: number; name: string };
  kpi: { id: number; name: string; unit: string; targetType: string };
  oldValue: DecimalString | null;
  newValue: DecimalString | null;
  oldScore: DecimalString | null;
  newScore: DecimalString | null;
  oldTotal: DecimalString | null;
  newTotal: DecimalString | null;
  sourceId: number | null;
  recordIds: number[];
  notedAt: Date;
}

interface Row extends Record<string, unknown> {
  id: number;
  final_id: number;
  final_name: string;
  open_id: number | null;
  open_name: string | null;
  employee_id: number;
  employee_name: string;
  kpi_id: number;
  kpi_name: string;
  unit: string;
  target_type: string;
  old_value: string | null;
  new_value: string | null;
  old_score: string | null;
  new_score: string | null;
  old_total: string | null;
  new_total: string | null;
  source_id: number | null;
  record_ids: string[];
  created_at: string;
}

/** Where none was open when it was noted: the next of the frequency that was there, or came, before it was final. */
const CARRIED_IN = sql`coalesce(a.open_period_id, (
  SELECT n.id FROM evaluation_periods f
    JOIN evaluation_periods n ON n.frequency = f.frequency AND n.period_start >= f.period_end
   WHERE f.id = a.final_period_id AND (n.finalized_at IS NULL OR n.finalized_at > a.created_at)
   ORDER BY n.period_start, n.period_end LIMIT 1))`;

interface Asked {
  /** The final period they are of, or the open one they are carried in. */
  periodId: number;
  employeeId?: number;
  kpiId?: number;
  limit?: number;
}

/**
 * The newest of each person and KPI, of those within scope, newest first; whatever was corrected back to the final value
 * is left out.
 */
export async function listAdjustments(db: Db, scope: Scope, asked: Asked): Promise<Adjustment[]> {
  const conditions: SQL[] = [
    sql`(a.final_period_id = ${asked.periodId} OR ${CARRIED_IN} = ${asked.periodId})`,
    withinScope(scope, sql`a.employee_id`),
  ];
  if (asked.employeeId !== undefined) conditions.push(sql`a.employee_id = ${asked.employeeId}`);
  if (asked.kpiId !== undefined) conditions.push(sql`a.kpi_id = ${asked.kpiId}`);
  const rows = await db.execute<Row>(sql`
    SELECT a.id, f.id AS final_id, f.name AS final_name, o.id AS open_id, o.name AS open_name, e.id AS employee_id,
           e.name AS employee_name, k.id AS kpi_id, k.name AS kpi_name, k.unit, k.target_type, a.old_value, a.new_value,
           a.old_score, a.new_score, a.old_total, a.new_total, a.source_id, to_json(a.record_ids) AS record_ids, a.created_at
      FROM (SELECT DISTINCT ON (a.final_period_id, a.employee_id, a.kpi_id) a.*, ${CARRIED_IN} AS carried_in
              FROM period_adjustments a
             WHERE ${sql.join(conditions, sql` AND `)}
             ORDER BY a.final_period_id, a.employee_id, a.kpi_id, a.id DESC) AS a
      JOIN evaluation_periods f ON f.id = a.final_period_id
      LEFT JOIN evaluation_periods o ON o.id = a.carried_in
      JOIN employees e ON e.id = a.employee_id
      JOIN kpi_definitions k ON k.id = a.kpi_id
     WHERE a.new_value IS DISTINCT FROM a.old_value OR a.new_score IS DISTINCT FROM a.old_score
     ORDER BY a.id DESC LIMIT ${asked.limit ?? 200}`);
  return rows.map(toAdjustment);
}

const toAdjustment = (row: Row): Adjustment => ({
  id: row.id,
  finalPeriod: { id: row.final_id, name: row.final_name },
  openPeriod: row.open_id === null ? null : { id: row.open_id, name: row.open_name ?? "" },
  employee: { id: row.employee_id, name: row.employee_name },
  kpi: { id: row.kpi_id, name: row.kpi_name, unit: row.unit, targetType: row.target_type },
  oldValue: row.old_value,
  newValue: row.new_value,
  oldScore: row.old_score,
  newScore: row.new_score,
  oldTotal: row.old_total,
  newTotal: row.new_total,
  sourceId: row.source_id,
  recordIds: row.record_ids.map(Number),
  notedAt: new Date(row.created_at),
});
