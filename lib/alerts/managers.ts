import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { To } from "@/lib/notifications/recipients";

export interface Above {
  /** Who leads them today, and who leads those. Null: nobody, or nobody who may see their alerts. */
  managerId: number | null;
  nextId: number | null;
}

/** Direct managers of today, two levels up, one statement for all. */
export async function findAbove(
  db: Db,
  { employeeIds, today }: { employeeIds: readonly number[]; today: string },
): Promise<Map<number, Above>> {
  const rows = await db.execute<{ id: number; manager: number | null; next: number | null }>(sql`
    WITH leader AS (
      SELECT a.employee_id AS id FROM accounts a
       WHERE a.disabled_at IS NULL
         AND EXISTS (SELECT FROM account_roles r WHERE r.account_id = a.id AND r.role IN ('manager', 'hr'))
    )
    SELECT e.id,
           (SELECT id FROM leader WHERE leader.id = m.manager_id) AS manager,
           (SELECT id FROM leader WHERE leader.id = n.manager_id) AS next
      FROM unnest(${`{${employeeIds.join(",")}}`}::integer[]) AS e(id)
      LEFT JOIN reporting_lines m ON m.employee_id = e.id AND m.kind = 'direct'
            AND daterange(m.effective_from, m.effective_to) @> ${today}::date
      LEFT JOIN reporting_lines n ON n.employee_id = m.manager_id AND n.kind = 'direct'
            AND daterange(n.effective_from, n.effective_to) @> ${today}::date`);
  return new Map(rows.map((row) => [row.id, { managerId: row.manager, nextId: row.next }]));
}

/** The last level: there is nobody above. */
export const LAST_LEVEL = 2;

/** Who is told at a level: 0 the manager, 1 theirs, 2 human resources; human resources too where nobody is. */
export function toldAt(level: number, above: Above | undefined): { to: To; level: number } {
  const employeeId = level === 0 ? above?.managerId : level === 1 ? above?.nextId : null;
  return employeeId
    ? { to: { employeeIds: [employeeId] }, level }
    : { to: { roles: ["hr"] }, level: LAST_LEVEL };
}

/** Everyone who has been told by a level. */
export function toldUntil(level: number, above: Above | undefined): To {
  const told: To[] = [];
  for (let next = 0; next <= level; ) {
    const { to, level: reached } = toldAt(next, above);
    told.push(to);
    next = reached + 1;
  }
  return {
    employeeIds: told.flatMap(({ employeeIds = [] }) => employeeIds),
    roles: told.flatMap(({ roles = [] }) => roles),
  };
}
