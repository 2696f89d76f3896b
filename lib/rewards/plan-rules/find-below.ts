import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { PlanMeasure } from "@/db/enums";
import type { Period } from "@/lib/scoring/periods/queries";

/** What a rule looks at; it need not be stored. */
export interface Watched {
  measure: PlanMeasure;
  kpi_id: number | null;
  kra_id: number | null;
  threshold: string;
  org_unit_id: number | null;
}

export interface LowScore {
  period_id: number;
  name: string;
  score: string;
}

/**
 * Everybody whose score was under the threshold in every one of the periods, with those scores, oldest first. A period
 * without a score is not a low one, and ends the row. The unit is that of the newest period. One statement.
 */
export async function findBelow(
  db: Db,
  rule: Watched,
  periods: readonly Period[],
): Promise<Map<number, LowScore[]>> {
  const [newest] = periods;
  if (!newest) return new Map();
  const ids = `{${periods.map(({ id }) => id).join(",")}}`;
  const rows = await db.execute<{ employee_id: number; scores: LowScore[] }>(sql`
    SELECT s.employee_id,
           jsonb_agg(jsonb_build_object('period_id', p.id, 'name', p.name, 'score', s.score::text)
                     ORDER BY p.period_start) AS scores
      FROM (${scoresOf(rule, ids)}) s
      JOIN evaluation_periods p ON p.id = s.period_id
      JOIN employees e ON e.id = s.employee_id AND (e.left_on IS NULL OR e.left_on >= ${newest.periodEnd}::date)
     WHERE s.score < ${rule.threshold}::numeric ${inUnit(rule, newest)}
     GROUP BY s.employee_id
    HAVING count(*) = ${periods.length}
     ORDER BY s.employee_id`);
  return new Map(rows.map(({ employee_id, scores }) => [employee_id, scores]));
}

function scoresOf({ measure, kpi_id, kra_id }: Watched, periodIds: string): SQL {
  const inPeriods = sql`period_id = ANY (${periodIds}::integer[])`;
  if (measure === "kpi") {
    return sql`SELECT period_id, employee_id, score FROM kpi_results WHERE ${inPeriods} AND kpi_id = ${kpi_id}`;
  }
  if (measure === "kra") {
    return sql`SELECT period_id, employee_id, score FROM kra_results WHERE ${inPeriods} AND kra_id = ${kra_id}`;
  }
  return sql`SELECT period_id, employee_id, total_score AS score FROM performance_results
              WHERE ${inPeriods} AND rating_band NOT IN ('not_scored', 'insufficient_data')`;
}

function inUnit({ org_unit_id: unit }: Watched, { id: periodId }: Period): SQL {
  if (unit === null) return sql``;
  return sql`AND EXISTS (
    SELECT FROM employee_scorecard_instances i
     WHERE i.period_id = ${periodId} AND i.employee_id = s.employee_id AND i.org_unit_id IN (
       WITH RECURSIVE below(id) AS (
         SELECT ${unit}::integer UNION SELECT o.id FROM below b JOIN org_units o ON o.parent_id = b.id
       ) SELECT id FROM below))`;
}
