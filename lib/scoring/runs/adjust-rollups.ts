import type { Sql } from "@/db/client";
import { storeRollups } from "./rollups";

/** What some people add to the aggregates they are in, and who manages them: all of it as stored at one moment. */
export interface RollupShare {
  /** JSON: `[subject, subject id, part, people, sum as text][]`; parts are people, rated, band:…, kra:…. */
  parts: string;
  managerOf: ReadonlyMap<number, number | null>;
}

export async function shareOfRollups(
  transaction: Sql,
  periodId: number,
  only: readonly number[],
): Promise<RollupShare> {
  const ids = `{${only.join(",")}}`;
  const [share] = await transaction<{ parts: string; managers: string }[]>`
    WITH RECURSIVE
    placed AS MATERIALIZED (
      SELECT i.employee_id, i.org_unit_id, i.manager_id, r.total_score, r.rating_band, r.coverage,
             r.rating_band IN ('above', 'on', 'near', 'below') AS rated
        FROM employee_scorecard_instances i
        JOIN performance_results r USING (period_id, employee_id)
       WHERE i.period_id = ${periodId} AND i.employee_id = ANY (${ids}::integer[])
    ),
    above_unit(unit_id, ancestor_id) AS (
      SELECT id, id FROM org_units WHERE id IN (SELECT org_unit_id FROM placed)
      UNION
      SELECT a.unit_id, u.parent_id FROM above_unit a JOIN org_units u ON u.id = a.ancestor_id
       WHERE u.parent_id IS NOT NULL
    ),
    above_person(employee_id, ancestor_id) AS (
      SELECT employee_id, manager_id FROM placed WHERE manager_id IS NOT NULL
      UNION
      SELECT a.employee_id, i.manager_id
        FROM above_person a
        JOIN employee_scorecard_instances i ON i.period_id = ${periodId} AND i.employee_id = a.ancestor_id
       WHERE i.manager_id IS NOT NULL AND i.manager_id <> a.employee_id
    ),
    member AS MATERIALIZED (
      SELECT 'unit'::rollup_subject AS subject, a.ancestor_id AS subject_id, p.*
        FROM placed p JOIN above_unit a ON a.unit_id = p.org_unit_id
      UNION ALL
      SELECT 'manager', a.ancestor_id, p.* FROM placed p JOIN above_person a USING (employee_id)
    ),
    part AS (
      SELECT subject, subject_id, 'people' AS part, count(*) AS people, sum(coverage) AS sum FROM member GROUP BY 1, 2
      UNION ALL
      SELECT subject, subject_id, 'rated', count(*), sum(total_score) FROM member WHERE rated GROUP BY 1, 2
      UNION ALL
      SELECT subject, subject_id, 'band:' || rating_band, count(*), 0 FROM member GROUP BY 1, 2, 3
      UNION ALL
      SELECT m.subject, m.subject_id, 'kra:' || k.kra_id, count(*), sum(k.score)
        FROM member m JOIN kra_results k ON k.period_id = ${periodId} AND k.employee_id = m.employee_id
       WHERE m.rated AND k.score IS NOT NULL GROUP BY 1, 2, 3
    )
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_array(subject, subject_id, part, people, sum::text)), '[]')
              FROM part)::text AS parts,
           (SELECT coalesce(jsonb_agg(jsonb_build_array(employee_id, manager_id)), '[]') FROM placed)::text AS managers`;
  return {
    parts: share?.parts ?? "[]",
    managerOf: new Map(JSON.parse(share?.managers ?? "[]") as [number, number | null][]),
  };
}

export interface RollupAdjustment {
  periodId: number;
  only: readonly number[];
  before: RollupShare;
  computedAt: Date;
}

/**
 * Brings the aggregates of a period up to date after some people's results were replaced: the difference of what they
 * added before and add now goes to the units and managers above them, so that the cost does not grow with the company.
 * Gives exactly what adding up anew gives; where a difference cannot (a manager who moved takes others along, the tree
 * of units has changed) it does add up anew.
 */
export async function adjustRollups(transaction: Sql, adjustment: RollupAdjustment): Promise<void> {
  const { periodId, only, before, computedAt } = adjustment;
  const after = await shareOfRollups(transaction, periodId, only);
  const moved = only.filter((id) => before.managerOf.get(id) !== after.managerOf.get(id));
  const parts = { before: before.parts, after: after.parts };
  if (
    (await someoneReportsTo(transaction, periodId, moved)) ||
    !(await canTakeDifference(transaction, periodId, parts))
  ) {
    await storeRollups(transaction, { periodId, computedAt });
    return;
  }
  await addDifference(transaction, { periodId, computedAt, parts });
}

async function someoneReportsTo(transaction: Sql, periodId: number, moved: number[]): Promise<boolean> {
  if (moved.length === 0) return false;
  const rows = await transaction`
    SELECT 1 FROM employee_scorecard_instances
     WHERE period_id = ${periodId} AND manager_id = ANY (${`{${moved.join(",")}}`}::integer[]) LIMIT 1`;
  return rows.length > 0;
}

interface Parts {
  before: string;
  after: string;
}

/** Every aggregate that is adjusted must know its sums; those that held one of the people must be there. */
async function canTakeDifference(transaction: Sql, periodId: number, parts: Parts): Promise<boolean> {
  const rows = await transaction`
    SELECT 1
      FROM (SELECT p->>0 AS subject, (p->>1)::integer AS subject_id, true AS was_in
              FROM jsonb_array_elements(${parts.before}::text::jsonb) AS p
             UNION SELECT p->>0, (p->>1)::integer, false FROM jsonb_array_elements(${parts.after}::text::jsonb) AS p
           ) AS touched
      LEFT JOIN score_rollups r
        ON r.period_id = ${periodId} AND r.subject = touched.subject::rollup_subject AND r.subject_id = touched.subject_id
     WHERE r.sums IS NULL AND (touched.was_in OR r.period_id IS NOT NULL)
     LIMIT 1`;
  return rows.length === 0;
}

async function addDifference(
  transaction: Sql,
  { periodId, computedAt, parts }: { periodId: number; computedAt: Date; parts: Parts },
): Promise<void> {
  await transaction`
    WITH change AS (
      SELECT (p->>0)::rollup_subject AS subject, (p->>1)::integer AS subject_id, p->>2 AS part,
             sign * (p->>3)::integer AS people, sign * (p->>4)::numeric AS sum
        FROM (SELECT -1 AS sign, jsonb_array_elements(${parts.before}::text::jsonb) AS p
              UNION ALL SELECT 1, jsonb_array_elements(${parts.after}::text::jsonb)) AS signed
    ), stored AS (
      SELECT r.* FROM score_rollups r
       WHERE r.period_id = ${periodId} AND (r.subject, r.subject_id) IN (SELECT subject, subject_id FROM change)
    ), part AS (
      SELECT subject, subject_id, part, sum(people)::integer AS people, sum(sum) AS sum
        FROM (
          SELECT * FROM change
          UNION ALL SELECT subject, subject_id, 'people', people_count, (sums->>'coverage')::numeric FROM stored
          UNION ALL SELECT subject, subject_id, 'rated', scored_count, (sums->>'score')::numeric FROM stored
          UNION ALL SELECT subject, subject_id, 'band:' || b.key, b.value::integer, 0
                      FROM stored CROSS JOIN jsonb_each_text(band_counts) AS b
          UNION ALL SELECT subject, subject_id, 'kra:' || k.key, (k.value->>'people')::integer, (sums->'kras'->>k.key)::numeric
                      FROM stored CROSS JOIN jsonb_each(kra_means) AS k
        ) AS every
       GROUP BY subject, subject_id, part
    ), renewed AS (
      SELECT subject, subject_id,
             coalesce(max(people) FILTER (WHERE part = 'people'), 0) AS people_count,
             coalesce(max(people) FILTER (WHERE part = 'rated'), 0) AS scored_count,
             round(max(sum / nullif(people, 0)) FILTER (WHERE part = 'rated'), 4) AS mean_score,
             round(max(sum / nullif(people, 0)) FILTER (WHERE part = 'people'), 4) AS mean_coverage,
             coalesce(jsonb_object_agg(substr(part, 6), people) FILTER (WHERE part LIKE 'band:%' AND people > 0), '{}') AS bands,
             coalesce(jsonb_object_agg(substr(part, 5), jsonb_build_object(
               'mean', round(sum / nullif(people, 0), 4)::text, 'people', people))
               FILTER (WHERE part LIKE 'kra:%' AND people > 0), '{}') AS kras,
             jsonb_build_object(
               'score', coalesce(max(sum) FILTER (WHERE part = 'rated'), 0)::text,
               'coverage', max(sum) FILTER (WHERE part = 'people')::text,
               'kras', coalesce(jsonb_object_agg(substr(part, 5), sum::text) FILTER (WHERE part LIKE 'kra:%' AND people > 0), '{}')
             ) AS sums
        FROM part GROUP BY subject, subject_id
    ), emptied AS (
      DELETE FROM score_rollups r USING renewed n
       WHERE r.period_id = ${periodId} AND r.subject = n.subject AND r.subject_id = n.subject_id AND n.people_count = 0
    )
    INSERT INTO score_rollups (period_id, subject, subject_id, people_count, scored_count, mean_score, mean_coverage,
                               band_counts, kra_means, sums, computed_at)
    SELECT ${periodId}::integer, subject, subject_id, people_count, scored_count, mean_score, mean_coverage,
           bands, kras, sums, ${computedAt.toISOString()}::timestamptz
      FROM renewed WHERE people_count > 0
    ON CONFLICT (period_id, subject, subject_id) DO UPDATE SET
      people_count = excluded.people_count, scored_count = excluded.scored_count, mean_score = excluded.mean_score,
      mean_coverage = excluded.mean_coverage, band_counts = excluded.band_counts, kra_means = excluded.kra_means,
      sums = excluded.sums, computed_at = excluded.computed_at`;
}
