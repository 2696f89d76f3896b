import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sourceLockHeld } from "@/lib/sources/import/source-lock";

/** An import is waited for so long, then what it has brought so far is taken. */
const IMPORT_PATIENCE_SECONDS = 10;

/**
 * A change of records that a KPI's query reads waits so long for others: whose figures it changes is not known, so
 * everybody who has the KPI is computed, and that at most this often.
 */
const QUERY_PATIENCE_SECONDS = 30;

/** Marks taken in one statement at most. */
const BATCH = 100_000;

export interface Patience {
  importPatienceSeconds?: number;
  queryPatienceSeconds?: number;
}

export interface TakenMarks {
  taken: number;
  /**
   * Marks are left, because their source is being imported into or another process has them in hand. Not those that
   * wait for other changes of what a query reads: they are taken when someone looks after their time.
   */
  left: boolean;
}

/**
 * Brings marks to the periods that hold their days: open and computed ones get the people to compute anew, a final one a
 * note that records came late, any other nothing, since its first run reads everything. Each mark is taken once,
 * however many processes try. A burst by an import is left until the import ends: then it is one computation. A mark
 * without a person is everybody's who has, in an open period of its days, a KPI whose query reads the source.
 */
export async function takeMarks(
  db: Db,
  {
    importPatienceSeconds = IMPORT_PATIENCE_SECONDS,
    queryPatienceSeconds = QUERY_PATIENCE_SECONDS,
  }: Patience = {},
): Promise<TakenMarks> {
  const rows = await db.execute<{ taken: number; left: boolean }>(sql`
    WITH importing AS MATERIALIZED (
      SELECT m.source_id FROM dirty_marks m
       WHERE m.source_id IN (SELECT s.id FROM sources s WHERE ${sql.raw(sourceLockHeld("s.id"))})
       GROUP BY m.source_id
      HAVING min(m.marked_at) > clock_timestamp() - ${importPatienceSeconds} * interval '1 second'
    ), gathering AS MATERIALIZED (
      SELECT m.source_id FROM dirty_marks m
       WHERE m.employee_id IS NULL
       GROUP BY m.source_id
      HAVING min(m.marked_at) > clock_timestamp() - ${queryPatienceSeconds} * interval '1 second'
    ), chosen AS (
      SELECT m.id FROM dirty_marks m
       WHERE (m.source_id IS NULL OR m.source_id NOT IN (SELECT source_id FROM importing))
         AND NOT (m.employee_id IS NULL AND m.source_id IN (SELECT source_id FROM gathering))
       ORDER BY m.id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    ), taken AS (
      DELETE FROM dirty_marks m USING chosen WHERE m.id = chosen.id RETURNING m.source_id, m.employee_id, m.days, m.marked_at
    ), placed AS MATERIALIZED (
      SELECT p.id AS period_id, p.status, t.employee_id, min(t.marked_at) AS since, max(t.marked_at) AS until,
             count(*)::integer AS changes
        FROM taken t JOIN evaluation_periods p ON t.days && daterange(p.period_start, p.period_end)
       WHERE t.employee_id IS NOT NULL
       GROUP BY p.id, t.employee_id
    ), queried AS (
      SELECT t.source_id, range_agg(t.days) AS days, min(t.marked_at) AS since
        FROM taken t WHERE t.employee_id IS NULL GROUP BY t.source_id
    ), asked AS (
      SELECT r.period_id, r.employee_id, min(q.since) AS since
        FROM queried q
        JOIN sources s ON s.id = q.source_id
       CROSS JOIN LATERAL kpis_that_query(s.table_name) AS k
        JOIN evaluation_periods p ON p.status <> 'finalized' AND q.days && daterange(p.period_start, p.period_end)
        JOIN kpi_results r ON r.period_id = p.id AND r.kpi_id = k.kpi_id
       GROUP BY r.period_id, r.employee_id
    ), stale AS (
      INSERT INTO stale_scorecards (period_id, employee_id, since)
      SELECT period_id, employee_id, since FROM placed
       WHERE status <> 'finalized' AND EXISTS (SELECT FROM compute_runs r WHERE r.period_id = placed.period_id)
      UNION ALL
      SELECT period_id, employee_id, since FROM asked
    ), late AS (
      INSERT INTO late_changes AS known (period_id, employee_id, change_count, first_at, last_at)
      SELECT period_id, employee_id, changes, since, until FROM placed WHERE status = 'finalized'
      ON CONFLICT (period_id, employee_id) DO UPDATE SET
        change_count = known.change_count + excluded.change_count, last_at = excluded.last_at
    )
    SELECT (SELECT count(*) FROM taken)::integer AS taken,
           (SELECT count(*) FROM dirty_marks m
             WHERE NOT (m.employee_id IS NULL AND m.source_id IN (SELECT source_id FROM gathering)))
             > (SELECT count(*) FROM taken) AS left`);
  return { taken: rows[0]?.taken ?? 0, left: rows[0]?.left ?? false };
}
