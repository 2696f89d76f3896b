import type { Sql } from "@/db/client";

export interface StoredTotal {
  employee_id: number;
  total_score: string | null;
}

interface Change {
  periodId: number;
  before: readonly StoredTotal[];
  after: readonly StoredTotal[];
}

/**
 * Whose total has changed is behind in the period that follows too: it compares itself with this one, or holds its
 * scores. Returns how many people that concerns.
 */
export async function passOn(sql: Sql, { periodId, before, after }: Change): Promise<number> {
  const now = new Map(after.map((row) => [row.employee_id, row.total_score]));
  const changed = before.filter((row) => row.total_score !== now.get(row.employee_id));
  if (changed.length === 0) return 0;
  const rows = await sql`
    INSERT INTO stale_scorecards (period_id, employee_id, since)
    SELECT next.id, r.employee_id, clock_timestamp()
      FROM (SELECT n.id, n.status FROM evaluation_periods p
              JOIN evaluation_periods n ON n.frequency = p.frequency AND n.period_start >= p.period_end
             WHERE p.id = ${periodId} ORDER BY n.period_start, n.period_end LIMIT 1) AS next
      JOIN performance_results r ON r.period_id = next.id
     WHERE next.status <> 'finalized'
       AND r.employee_id = ANY (${`{${changed.map((row) => row.employee_id).join(",")}}`}::integer[])
    RETURNING employee_id`;
  return rows.length;
}
