import { type SQL, sql } from "drizzle-orm";
import { employeeScorecardInstances as instance } from "@/db/schema/scoring";
import type { Named, Scores, Trend } from "./types";

const TREND_PERIODS = 6;

type Level = "total" | "kras" | "kpis";

interface StoredTrend {
  periods: Named[];
  /** Level, KRA or KPI, place of the period, score. */
  scores: [Level, number, number, string | null][];
}

/** The last six scores of a person's total, KRAs and KPIs: a column of the statement that reads the scorecard. */
export const trendColumn: SQL<StoredTrend> = sql`(
  WITH recent AS (
    SELECT newest.id, newest.name, row_number() OVER (ORDER BY newest.period_end, newest.period_start) - 1 AS place
      FROM (SELECT p.id, p.name, p.period_start, p.period_end
              FROM evaluation_periods asked
              JOIN evaluation_periods p
                ON p.frequency = asked.frequency AND (p.id = asked.id OR p.period_end <= asked.period_start)
             WHERE asked.id = ${instance.periodId}
             ORDER BY p.period_end DESC, p.period_start DESC LIMIT ${sql.raw(String(TREND_PERIODS))}) newest
  ), scores AS (
    SELECT 'total' AS level, 0 AS subject, p.place, r.total_score AS score
      FROM recent p JOIN performance_results r ON r.period_id = p.id AND r.employee_id = ${instance.employeeId}
    UNION ALL
    SELECT 'kras', r.kra_id, p.place, r.score
      FROM recent p JOIN kra_results r ON r.period_id = p.id AND r.employee_id = ${instance.employeeId}
    UNION ALL
    SELECT 'kpis', r.kpi_id, p.place, r.score
      FROM recent p JOIN kpi_results r ON r.period_id = p.id AND r.employee_id = ${instance.employeeId}
  )
  SELECT json_build_object(
           'periods', (SELECT json_agg(json_build_object('id', id, 'name', name) ORDER BY place) FROM recent),
           'scores', (SELECT coalesce(json_agg(json_build_array(level, subject, place, score::text)), '[]') FROM scores)))`;

/** Scores at the place of their period; null where there is none. */
export function readTrend({ periods, scores }: StoredTrend): Trend {
  const nothing = (): Scores => periods.map(() => null);
  const trend: Trend = { periods, total: nothing(), kras: new Map(), kpis: new Map() };
  for (const [level, subject, place, score] of scores) {
    if (level === "total") {
      trend.total[place] = score;
      continue;
    }
    const row = trend[level].get(subject) ?? nothing();
    row[place] = score;
    trend[level].set(subject, row);
  }
  return trend;
}

export const noTrend: StoredTrend = { periods: [], scores: [] };
