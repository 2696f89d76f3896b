import type { Sql } from "@/db/client";

interface RollupOptions {
  periodId: number;
  computedAt: Date;
}

/**
 * Stores the aggregates of a period from its stored results: every unit with everything below it, every manager with
 * direct and indirect reports, as people stood in that period. Means are over people with a rating: whoever has
 * insufficient data or no score counts among the people, in the band counts, and in no mean.
 */
export async function storeRollups(transaction: Sql, { periodId, computedAt }: RollupOptions): Promise<void> {
  await transaction`DELETE FROM score_rollups WHERE period_id = ${periodId}`;
  await transaction`
    WITH RECURSIVE
    placed AS MATERIALIZED (
      SELECT i.employee_id, i.org_unit_id, i.manager_id, r.total_score, r.rating_band, r.coverage,
             r.rating_band IN ('above', 'on', 'near', 'below') AS rated
        FROM employee_scorecard_instances i
        JOIN performance_results r USING (period_id, employee_id)
       WHERE i.period_id = ${periodId}
    ),
    above_unit(unit_id, ancestor_id) AS (
      SELECT id, id FROM org_units
      UNION
      SELECT a.unit_id, u.parent_id FROM above_unit a JOIN org_units u ON u.id = a.ancestor_id
       WHERE u.parent_id IS NOT NULL
    ),
    above_person(employee_id, ancestor_id) AS (
      SELECT employee_id, manager_id FROM placed WHERE manager_id IS NOT NULL
      UNION
      SELECT a.employee_id, p.manager_id FROM above_person a JOIN placed p ON p.employee_id = a.ancestor_id
       WHERE p.manager_id IS NOT NULL AND p.manager_id <> a.employee_id
    ),
    member AS MATERIALIZED (
      SELECT 'unit'::rollup_subject AS subject, a.ancestor_id AS subject_id, p.*
        FROM placed p JOIN above_unit a ON a.unit_id = p.org_unit_id
      UNION ALL
      SELECT 'manager', a.ancestor_id, p.* FROM placed p JOIN above_person a USING (employee_id)
    ),
    people AS (
      SELECT subject, subject_id, count(*) AS people_count, count(*) FILTER (WHERE rated) AS scored_count,
             round(avg(total_score) FILTER (WHERE rated), 4) AS mean_score, round(avg(coverage), 4) AS mean_coverage,
             sum(total_score) FILTER (WHERE rated) AS score_sum, sum(coverage) AS coverage_sum
        FROM member GROUP BY subject, subject_id
    ),
    bands AS (
      SELECT subject, subject_id, jsonb_object_agg(rating_band, people) AS counts
        FROM (SELECT subject, subject_id, rating_band, count(*) AS people FROM member GROUP BY 1, 2, 3) AS b
       GROUP BY subject, subject_id
    ),
    kras AS (
      SELECT subject, subject_id, jsonb_object_agg(kra_id, jsonb_build_object('mean', mean::text, 'people', people)) AS means,
             jsonb_object_agg(kra_id, sum::text) AS sums
        FROM (
          SELECT m.subject, m.subject_id, k.kra_id, round(avg(k.score), 4) AS mean, sum(k.score) AS sum, count(*) AS people
            FROM member m JOIN kra_results k ON k.period_id = ${periodId} AND k.employee_id = m.employee_id
           WHERE m.rated AND k.score IS NOT NULL
           GROUP BY 1, 2, 3
        ) AS k
       GROUP BY subject, subject_id
    )
    INSERT INTO score_rollups (period_id, subject, subject_id, people_count, scored_count, mean_score, mean_coverage,
                               band_counts, kra_means, sums, computed_at)
    SELECT ${periodId}::integer, p.subject, p.subject_id, p.people_count, p.scored_count, p.mean_score, p.mean_coverage,
           b.counts, coalesce(k.means, '{}'),
           jsonb_build_object('score', coalesce(p.score_sum, 0)::text, 'coverage', p.coverage_sum::text,
                              'kras', coalesce(k.sums, '{}')), ${computedAt.toISOString()}::timestamptz
      FROM people p JOIN bands b USING (subject, subject_id) LEFT JOIN kras k USING (subject, subject_id)`;
  await storePeerStatistics(transaction, periodId);
}

/** What is usual among the people of a template, by the median: a few outliers do not move it. */
async function storePeerStatistics(transaction: Sql, periodId: number): Promise<void> {
  await transaction`DELETE FROM peer_statistics WHERE period_id = ${periodId}`;
  await transaction`
    WITH rated AS MATERIALIZED (
      SELECT v.template_id, r.total_score
        FROM employee_scorecard_instances i
        JOIN performance_results r USING (period_id, employee_id)
        JOIN scorecard_template_versions v ON v.id = i.template_version_id
       WHERE i.period_id = ${periodId} AND r.rating_band IN ('above', 'on', 'near', 'below')
    ), middle AS (
      SELECT template_id, percentile_cont(0.5) WITHIN GROUP (ORDER BY total_score) AS median
        FROM rated GROUP BY template_id
    )
    INSERT INTO peer_statistics (period_id, template_id, people_count, median_score, median_deviation)
    SELECT ${periodId}::integer, template_id, count(*), round(min(median)::numeric, 4),
           round((percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(total_score - median)))::numeric, 4)
      FROM rated JOIN middle USING (template_id) GROUP BY template_id`;
}
