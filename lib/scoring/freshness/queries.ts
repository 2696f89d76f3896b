import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** Since when a person's scorecard of a period is behind its records; null when it is up to date. */
export async function getBehindSince(
  db: Db,
  { employeeId, periodId }: { employeeId: number; periodId: number },
): Promise<Date | null> {
  const rows = await db.execute<{ since: string | null }>(sql`
    SELECT least(
      (SELECT min(since) FROM stale_scorecards WHERE period_id = ${periodId} AND employee_id = ${employeeId}),
      (SELECT min(m.marked_at) FROM dirty_marks m JOIN evaluation_periods p
           ON p.id = ${periodId} AND p.status <> 'finalized' AND m.days && daterange(p.period_start, p.period_end)
        WHERE m.employee_id = ${employeeId})
    ) AS since`);
  const since = rows[0]?.since;
  return since ? new Date(since) : null;
}

/** When a person's results of a period were computed; null when there are none. */
export async function getComputedAt(
  db: Db,
  { employeeId, periodId }: { employeeId: number; periodId: number },
): Promise<Date | null> {
  const rows = await db.execute<{ computed_at: string }>(sql`
    SELECT computed_at FROM performance_results WHERE period_id = ${periodId} AND employee_id = ${employeeId}`);
  return rows[0] ? new Date(rows[0].computed_at) : null;
}

/** People whose records changed after the period became final; its results stand. */
export async function countLateChanges(db: Db, periodId: number): Promise<number> {
  const rows = await db.execute<{ people: number }>(
    sql`SELECT count(*)::integer AS people FROM late_changes WHERE period_id = ${periodId}`,
  );
  return rows[0]?.people ?? 0;
}
