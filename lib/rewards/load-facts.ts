import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import type { Period } from "@/lib/scoring/periods/queries";
import { lastDay } from "./employment";
import type { BonusFacts } from "./types";

/** A person with what their bonus in a period is made of, where they stood on its last day, and who they are. */
export interface PersonFacts extends BonusFacts {
  employeeId: number;
  name: string;
  employeeNumber: string;
  orgUnitId: number | null;
  orgUnit: string | null;
  jobRoleId: number | null;
}

interface Row extends Record<string, unknown> {
  employee_id: number;
  name: string;
  employee_number: string;
  org_unit_id: number | null;
  org_unit: string | null;
  job_role_id: number | null;
  hired_on: string | null;
  left_on: string | null;
  total_score: string | null;
  rating_band: RatingBand | null;
  coverage: string | null;
  amount: string | null;
  currency: string | null;
  is_flagged: boolean;
  kpi_scores: Record<string, string | null> | null;
}

/**
 * Everyone with a scorecard in the period (or one person), by name: stored results as they count, the target bonus of
 * its last day, and whether a disciplinary flag stands on any of its days. One statement.
 */
export async function loadBonusFacts(
  db: Db,
  period: Period,
  { kpiIds, employeeId }: { kpiIds: readonly number[]; employeeId?: number },
): Promise<PersonFacts[]> {
  const only = employeeId === undefined ? sql`` : sql`AND i.employee_id = ${employeeId}`;
  const kpis = `{${kpiIds.join(",")}}`;
  const rows = await db.execute<Row>(sql`
    SELECT i.employee_id, e.name, e.employee_number, i.org_unit_id, u.name AS org_unit, i.job_role_id,
           e.hired_on::text, e.left_on::text, r.total_score, r.rating_band, r.coverage, t.amount, t.currency,
           f.employee_id IS NOT NULL AS is_flagged, k.kpi_scores
      FROM employee_scorecard_instances i
      JOIN employees e ON e.id = i.employee_id
      LEFT JOIN org_units u ON u.id = i.org_unit_id
      LEFT JOIN performance_results r ON r.period_id = i.period_id AND r.employee_id = i.employee_id
      LEFT JOIN LATERAL (
        SELECT amount, currency FROM bonus_targets
         WHERE employee_id = i.employee_id AND effective_from <= ${lastDay(period)}::date
         ORDER BY effective_from DESC LIMIT 1) t ON t.amount > 0
      LEFT JOIN (
        SELECT DISTINCT employee_id FROM disciplinary_flags
         WHERE effective_from < ${period.periodEnd}::date
           AND (effective_to IS NULL OR effective_to >= ${period.periodStart}::date)
           AND (lifted_at IS NULL OR effective_from <= (lifted_at AT TIME ZONE
                coalesce((SELECT time_zone FROM organisations), 'UTC'))::date)) f ON f.employee_id = i.employee_id
      LEFT JOIN (
        SELECT employee_id, jsonb_object_agg(kpi_id, score::text) AS kpi_scores FROM kpi_results
         WHERE period_id = ${period.id} AND kpi_id = ANY (${kpis}::integer[])
         GROUP BY employee_id) k ON k.employee_id = i.employee_id
     WHERE i.period_id = ${period.id} ${only}
     ORDER BY e.name, i.employee_id`);
  return rows.map((row) => ({
    employeeId: row.employee_id,
    name: row.name,
    employeeNumber: row.employee_number,
    orgUnitId: row.org_unit_id,
    orgUnit: row.org_unit,
    jobRoleId: row.job_role_id,
    score: row.total_score,
    band: row.rating_band ?? "not_scored",
    coverage: row.coverage ?? "0",
    kpiScores: new Map(Object.entries(row.kpi_scores ?? {}).map(([id, score]) => [Number(id), score])),
    hiredOn: row.hired_on,
    leftOn: row.left_on,
    isFlagged: row.is_flagged,
    target:
      row.amount === null || row.currency === null ? null : { amount: row.amount, currency: row.currency },
  }));
}
