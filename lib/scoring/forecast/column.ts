import { type SQL, sql } from "drizzle-orm";
import type { Frequency } from "@/db/enums";
import { employeeScorecardInstances as instance } from "@/db/schema/scoring";
import type { StoredProjection } from "./types";
import { MOST_PERIODS } from "./withheld";

/** What a person was last said to be heading for, in the period asked for or in the one after it. */
export interface PeriodProjection extends Omit<StoredProjection, "kpis"> {
  period: { id: number; name: string; frequency: Frequency; periodEnd: string };
  /** YYYY-MM-DD of the snapshot. */
  day: string;
  /** Only of the period asked for. */
  kpis: StoredProjection["kpis"] | null;
  /** Of the total, at this point of finished periods, oldest first; only of the period asked for. */
  backtest: BacktestPoint[];
}

/** A projection of a finished period, and what came out by the rules: a reviewer's override was never projected. */
export interface BacktestPoint {
  periodId: number;
  name: string;
  projected: string;
  cameOut: string;
}

/**
 * Part of the statement that reads a scorecard: one snapshot by key. Whether the period still runs is for the reader to
 * say, who knows the day.
 */
export const projectionColumn: SQL<PeriodProjection | null> = sql`(
  SELECT CASE WHEN p.id = asked.id THEN s.projection ELSE s.projection - 'kpis' || '{"kpis": null}' END || jsonb_build_object(
           'period', jsonb_build_object('id', p.id, 'name', p.name, 'frequency', p.frequency, 'periodEnd', p.period_end),
           'day', s.snapshot_date, 'backtest', coalesce(b.points, '[]'))
    FROM evaluation_periods asked
    JOIN LATERAL (
      SELECT n.id, n.name, n.frequency, n.period_start, n.period_end FROM evaluation_periods n
       WHERE n.frequency = asked.frequency AND n.period_start >= asked.period_start
       ORDER BY n.period_start LIMIT 2
    ) p ON true
    JOIN LATERAL (
      SELECT l.snapshot_date, l.projection, l.checkpoint FROM kpi_snapshots l
       WHERE l.employee_id = ${instance.employeeId} AND l.period_id = p.id AND l.projection IS NOT NULL
       ORDER BY l.snapshot_date DESC LIMIT 1
    ) s ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('periodId', e.id, 'name', e.name, 'projected', t.projected_score::text,
                                          'cameOut', r.came_out::text) ORDER BY e.period_start) AS points
        FROM (SELECT f.id, f.name, f.period_start FROM evaluation_periods f
               WHERE f.frequency = p.frequency AND f.period_end <= p.period_start
               ORDER BY f.period_end DESC LIMIT ${sql.raw(String(MOST_PERIODS))}) e
        JOIN LATERAL (
          SELECT k.projected_score FROM kpi_snapshots k
           WHERE k.employee_id = ${instance.employeeId} AND k.period_id = e.id AND k.checkpoint = s.checkpoint
           ORDER BY k.snapshot_date DESC LIMIT 1
        ) t ON t.projected_score IS NOT NULL
        JOIN LATERAL (
          SELECT CASE WHEN is_adjusted THEN computed_score ELSE total_score END AS came_out,
                 CASE WHEN is_adjusted THEN computed_band ELSE rating_band END AS band
            FROM performance_results WHERE period_id = e.id AND employee_id = ${instance.employeeId}
        ) r ON r.band IN ('above', 'on', 'near', 'below')
    ) b ON p.id = asked.id
   WHERE asked.id = ${instance.periodId}
   ORDER BY p.period_start DESC LIMIT 1)`;
