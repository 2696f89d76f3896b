import { and, eq, gte, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees, positions, reportingLines } from "@/db/schema/people";
import { inForce } from "./in-force";

/** Days are YYYY-MM-DD. */
export interface PersonInPeriod {
  employeeId: number;
  orgUnitId: number | null;
  jobRoleId: number | null;
  /** The direct manager. */
  managerId: number | null;
  hiredOn: string | null;
  leftOn: string | null;
}

/**
 * Everyone employed on at least one day of `[from, to)`, with unit, role and direct manager as of the period's last
 * day, or of their own last day when that is earlier. One statement, ordered by employee id.
 */
export async function listPeopleInPeriod(
  db: Db,
  period: { from: string; to: string },
): Promise<PersonInPeriod[]> {
  const lastDay = sql`least(${employees.leftOn}, ${period.to}::date - 1)`;
  return db
    .select({
      employeeId: employees.id,
      orgUnitId: positions.orgUnitId,
      jobRoleId: positions.jobRoleId,
      managerId: reportingLines.managerId,
      hiredOn: employees.hiredOn,
      leftOn: employees.leftOn,
    })
    .from(employees)
    .leftJoin(positions, and(eq(positions.employeeId, employees.id), inForce(positions, lastDay)))
    .leftJoin(
      reportingLines,
      and(
        eq(reportingLines.employeeId, employees.id),
        eq(reportingLines.kind, "direct"),
        inForce(reportingLines, lastDay),
      ),
    )
    .where(
      and(
        or(isNull(employees.hiredOn), lt(employees.hiredOn, period.to)),
        or(isNull(employees.leftOn), gte(employees.leftOn, period.from)),
      ),
    )
    .orderBy(employees.id);
}
