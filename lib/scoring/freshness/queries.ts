import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employeeScorecardInstances as instance } from "@/db/schema/scoring";
import { type Scope, withinScope } from "@/lib/access/scope";

/** Since when the scorecard of `employee_scorecard_instances` is behind its records; null when it is up to date. */
export const behindSinceColumn: SQL<string | null> = sql`(
  SELECT least(
    (SELECT min(s.since) FROM stale_scorecards s
      WHERE s.period_id = ${instance.periodId} AND s.employee_id = ${instance.employeeId}),
    (SELECT min(m.marked_at) FROM dirty_marks m JOIN evaluation_periods p
         ON p.id = ${instance.periodId} AND p.status <> 'finalized' AND m.days && daterange(p.period_start, p.period_end)
      WHERE m.employee_id = ${instance.employeeId})))`;

/** When a person's results of a period were computed; null when there are none. */
export async function getComputedAt(
  db: Db,
  { employeeId, periodId }: { employeeId: number; periodId: number },
): Promise<Date | null> {
  const rows = await db.execute<{ computed_at: string }>(sql`
    SELECT computed_at FROM performance_results WHERE period_id = ${periodId} AND employee_id = ${employeeId}`);
  return rows[0] ? new Date(rows[0].computed_at) : null;
}

/** When results of a period within the scope were last computed; null when there are none. */
export async function getNewestComputedAt(db: Db, scope: Scope, periodId: number): Promise<Date | null> {
  const rows = await db.execute<{ computed_at: string | null }>(sql`
    SELECT max(computed_at) AS computed_at FROM performance_results
     WHERE period_id = ${periodId} AND ${withinScope(scope, sql`employee_id`)}`);
  const newest = rows[0]?.computed_at;
  return newest ? new Date(newest) : null;
}

/** People whose records changed after the period became final; its results stand. */
export async function countLateChanges(db: Db, periodId: number): Promise<number> {
  const rows = await db.execute<{ people: number }>(
    sql`SELECT count(*)::integer AS people FROM late_changes WHERE period_id = ${periodId}`,
  );
  return rows[0]?.people ?? 0;
}
