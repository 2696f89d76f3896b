import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Period } from "../periods/queries";
import type { HeldScore } from "../types";

/** Held scores by employee, then by KPI. */
export type HeldScores = Map<number, Map<number, HeldScore>>;

/**
 * For KPIs whose template holds on to earlier scores: each person's newest one from earlier periods of the frequency.
 * Of everyone, or of `only`.
 */
export async function loadHeldScores(
  db: Db,
  period: Period,
  kpiIds: readonly number[],
  only: readonly number[] | null = null,
): Promise<HeldScores> {
  const held: HeldScores = new Map();
  if (kpiIds.length === 0 || only?.length === 0) return held;
  const rows = await db.execute<{
    employee_id: number;
    kpi_id: number;
    score: string;
    period_id: number;
  }>(sql`
    SELECT DISTINCT ON (r.employee_id, r.kpi_id) r.employee_id, r.kpi_id, r.score, r.period_id
      FROM kpi_results r JOIN evaluation_periods p ON p.id = r.period_id
     WHERE r.period_id IN (${earlierPeriodIds(period)}) AND r.kpi_id = ANY (${`{${kpiIds.join(",")}}`}::integer[])
       AND r.status = 'scored' AND r.score IS NOT NULL ${among(sql`r.employee_id`, only)}
     ORDER BY r.employee_id, r.kpi_id, p.period_end DESC, p.period_start DESC`);
  for (const { employee_id, kpi_id, score, period_id } of rows) {
    const ofPerson = held.get(employee_id) ?? new Map<number, HeldScore>();
    ofPerson.set(kpi_id, { kpiId: kpi_id, score, periodId: period_id });
    held.set(employee_id, ofPerson);
  }
  return held;
}

/** Totals of the period before this one, of the same frequency, by employee. */
export async function loadPreviousScores(
  db: Db,
  period: Period,
  only: readonly number[] | null,
): Promise<Map<number, string>> {
  const rows = await db.execute<{ employee_id: number; total_score: string }>(sql`
    SELECT employee_id, total_score FROM performance_results
     WHERE period_id = (${earlierPeriodIds(period)} ORDER BY period_end DESC, period_start DESC LIMIT 1)
       AND total_score IS NOT NULL ${among(sql`employee_id`, only)}`);
  return new Map(rows.map(({ employee_id, total_score }) => [employee_id, total_score]));
}

const among = (employeeId: SQL, only: readonly number[] | null) =>
  only ? sql`AND ${employeeId} = ANY (${`{${only.join(",")}}`}::integer[])` : sql``;

const earlierPeriodIds = ({ frequency, periodStart }: Period) =>
  sql`SELECT id FROM evaluation_periods WHERE frequency = ${frequency} AND period_end <= ${periodStart}::date`;
