import type { Sql } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { MOST_PERIODS } from "./withheld";

/** Projections of everybody that are needed before anything is said of them. */
const FEWEST_ERRORS = 20;

interface Renewed {
  frequency: Frequency;
  /** YYYY-MM-DD */
  today: string;
  now: Date;
}

/**
 * How far projections of the last finished periods were off, over everybody, at each point: what stands in for a person
 * whose own periods are too few. The same ranks as `usualError` and `medianError`. What came out is
 * what the rules gave: an override was never what a projection was heading for.
 */
export async function renewErrors(sql: Sql, { frequency, today, now }: Renewed): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`DELETE FROM projection_errors WHERE frequency = ${frequency}::frequency`;
    await transaction`
      WITH recent AS (
        SELECT id FROM evaluation_periods WHERE frequency = ${frequency}::frequency AND period_end <= ${today}
         ORDER BY period_end DESC, period_start DESC LIMIT ${MOST_PERIODS}
      ), point AS MATERIALIZED (
        SELECT DISTINCT ON (s.period_id, s.checkpoint, s.employee_id)
               s.period_id, s.checkpoint, s.employee_id, s.projected_score, s.kpi_scores
          FROM kpi_snapshots s JOIN recent ON recent.id = s.period_id
         ORDER BY s.period_id, s.checkpoint, s.employee_id, s.snapshot_date DESC
      ), errors AS (
        SELECT s.checkpoint, 0 AS kpi_id, abs(CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.total_score END - s.projected_score) AS points
          FROM point s JOIN performance_results r USING (period_id, employee_id)
         WHERE CASE WHEN r.is_adjusted THEN r.computed_band ELSE r.rating_band END IN ('above', 'on', 'near', 'below') AND s.projected_score IS NOT NULL
        UNION ALL
        SELECT s.checkpoint, r.kpi_id, abs(CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.score END - (k.value ->> 'projected')::numeric)
          FROM point s
         CROSS JOIN LATERAL jsonb_each(s.kpi_scores) AS k
          JOIN kpi_results r ON r.period_id = s.period_id AND r.employee_id = s.employee_id
                            AND r.kpi_id = k.key::integer AND r.status = 'scored'
         WHERE k.value ->> 'projected' IS NOT NULL
      ), sorted AS (
        SELECT checkpoint, kpi_id, count(*)::integer AS n, array_agg(points ORDER BY points) AS points
          FROM errors WHERE points IS NOT NULL GROUP BY checkpoint, kpi_id HAVING count(*) >= ${FEWEST_ERRORS}
      )
      INSERT INTO projection_errors (frequency, checkpoint, kpi_id, error_count, usual_error, median_error, computed_at)
      SELECT ${frequency}::frequency, checkpoint, kpi_id, n, points[ceil((n + 1) * 0.8)::integer],
             round((points[(n + 1) / 2] + points[n / 2 + 1]) / 2, 4), ${now.toISOString()}::timestamptz
        FROM sorted`;
  });
}
