import { and, eq, gte, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees, positions, reportingLines } from "@/db/schema/people";
import { notFound } from "@/lib/errors";
import { inForce } from "./in-force";

/** The stored facts of a person, or AppError "not_found". */
export async function requireEmployee(db: Db, employeeId: number): Promise<typeof employees.$inferSelect> {
  const [found] = await db.select().from(employees).where(eq(employees.id, employeeId));
  if (!found) throw notFound("This person");
  return found;
}

export interface FactsOnDay {
  orgUnitId: number | null;
  jobRoleId: number | null;
  /** The direct manager. */
  managerId: number | null;
}

/** Unit, job role and direct manager in force on a day (YYYY-MM-DD), or null for an unknown person. */
export async function personAsOf(db: Db, employeeId: number, onDay: string): Promise<FactsOnDay | null> {
  const [facts] = await db
    .select({
      orgUnitId: positions.orgUnitId,
      jobRoleId: positions.jobRoleId,
      managerId: reportingLines.managerId,
    })
    .from(employees)
    .leftJoin(positions, and(eq(positions.employeeId, employees.id), inForce(positions, onDay)))
    .leftJoin(reportingLines, and(eq(reportingLines.employeeId, employees.id), isDirectOn(onDay)))
    .where(eq(employees.id, employeeId));
  return facts ?? null;
}

/** Days are YYYY-MM-DD. */
export interface PersonInPeriod extends FactsOnDay {
  employeeId: number;
  hiredOn: string | null;
  leftOn: string | null;
}

/**
 * Everyone (or those of `only`) employed on at least one day of `[from, to)`, with unit, role and direct manager as of
 * the period's last day, or of their own last day when that is earlier. One statement, ordered by employee id.
 */
export async function listPeopleInPeriod(
  db: Db,
  period: { from: string; to: string; only?: readonly number[] | null },
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
    .leftJoin(reportingLines, and(eq(reportingLines.employeeId, employees.id), isDirectOn(lastDay)))
    .where(
      and(
        period.only ? sql`${employees.id} = ANY (${`{${period.only.join(",")}}`}::integer[])` : undefined,
        or(isNull(employees.hiredOn), lt(employees.hiredOn, period.to)),
        or(isNull(employees.leftOn), gte(employees.leftOn, period.from)),
      ),
    )
    .orderBy(employees.id);
}

const isDirectOn = (day: string | SQL) =>
  and(eq(reportingLines.kind, "direct"), inForce(reportingLines, day));
