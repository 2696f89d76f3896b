import { type SQL, sql } from "drizzle-orm";

/**
 * The version of a scorecard under review, as text: how often it was acted upon, and a mark of the figures. It changes
 * with every override, note and sign-off, and when figures are computed anew and come out differently. `i` is the row of
 * employee_scorecard_instances.
 */
export const versionColumn: SQL<string> = sql`(
  SELECT i.review_version || '-' || left(md5(concat_ws(' ',
           (SELECT r.total_score FROM performance_results r
             WHERE r.period_id = i.period_id AND r.employee_id = i.employee_id),
           (SELECT string_agg(concat_ws(':', k.kpi_id, k.score), ' ' ORDER BY k.kpi_id) FROM kpi_results k
             WHERE k.period_id = i.period_id AND k.employee_id = i.employee_id))), 8))`;

/** The first part of a version: how often the scorecard was acted upon. */
export const actsOf = (version: string): number => Number.parseInt(version, 10) || 0;
