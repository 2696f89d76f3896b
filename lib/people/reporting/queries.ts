import { inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees, reportingLines } from "@/db/schema/people";
import { describeLoop, findLoop, linesByEmployee, type ReportingLine } from "./loop";

/** All lines of the given person and of everyone above them, on any day. */
async function listLinesAbove(db: Db, personId: number): Promise<ReportingLine[]> {
  return db.execute<ReportingLine & Record<string, unknown>>(sql`
    WITH RECURSIVE above(id) AS (
      SELECT ${personId}::integer
      UNION
      SELECT l.manager_id FROM above JOIN ${reportingLines} l ON l.employee_id = above.id
    )
    SELECT l.employee_id AS "employeeId", l.manager_id AS "managerId",
           l.effective_from::text AS "from", l.effective_to::text AS "to"
      FROM above JOIN ${reportingLines} l ON l.employee_id = above.id`);
}

/** The loop that a line would close, in names: "Ada → Ben → Ada". Null when it closes none. */
export async function describeLoopOf(db: Db, line: ReportingLine): Promise<string | null> {
  const lines = await listLinesAbove(db, line.managerId);
  const loop = findLoop(line, linesByEmployee(lines));
  if (!loop) return null;
  const people = await db
    .select({ id: employees.id, name: employees.name })
    .from(employees)
    .where(inArray(employees.id, loop));
  const names = new Map(people.map((person) => [person.id, person.name]));
  return describeLoop(loop.map((id) => names.get(id) ?? String(id)));
}
