import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** The lines of a person to whoever leads them on a day, can sign in and answer. */
const answeringLines = (employeeId: AnyColumn | SQL, today: string): SQL => sql`
  reporting_lines l
   WHERE l.employee_id = ${employeeId} AND l.kind = 'direct'
     AND daterange(l.effective_from, l.effective_to) @> ${today}::date
     AND EXISTS (SELECT 1 FROM accounts a JOIN account_roles r ON r.account_id = a.id AND r.role = 'manager'
                  WHERE a.employee_id = l.manager_id AND a.disabled_at IS NULL)`;

/** Nobody who leads the person on the day can answer: they left, moved or may not sign in any more. */
export const isUnled = (employeeId: AnyColumn | SQL, today: string): SQL =>
  sql`NOT EXISTS (SELECT 1 FROM ${answeringLines(employeeId, today)})`;

/** The direct manager of the day who can sign in and answer, as an employee id; null: nobody, so human resources do. */
export async function getLeader(
  db: Db,
  { employeeId, today }: { employeeId: number; today: string },
): Promise<number | null> {
  const rows = await db.execute<{ manager_id: number }>(sql`
    SELECT l.manager_id FROM ${answeringLines(sql`${employeeId}::integer`, today)} LIMIT 1`);
  return rows[0]?.manager_id ?? null;
}

/** The person reports to them on the day, directly or not. */
export async function leads(
  db: Db,
  { managerId, employeeId, today }: { managerId: number; employeeId: number; today: string },
): Promise<boolean> {
  const rows = await db.execute(sql`
    SELECT 1 FROM reports_of(${managerId}::integer, ${today}::date) AS of(id) WHERE of.id = ${employeeId}`);
  return rows.length > 0;
}
