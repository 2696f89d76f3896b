import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import {
  employeeAliases,
  employees,
  jobRoles,
  orgUnits,
  positions,
  reportingLines,
  workSchedules,
} from "@/db/schema/people";
import { notFound } from "@/lib/errors";
import { holds } from "../dated/range";
import { type Directory, inDirectory } from "../directory";
import { inForce } from "../in-force";

/** A person with their whole history. Days are YYYY-MM-DD, ranges half-open, null without end. */
export interface Person {
  employeeId: number;
  employeeNumber: string;
  name: string;
  email: string | null;
  timeZone: string | null;
  workSchedule: { id: number; name: string } | null;
  hiredOn: string | null;
  leftOn: string | null;
  aliases: string[];
  /** Newest first. */
  positions: PositionEntry[];
  reportingLines: LineEntry[];
  /** How many employed people report to them on the day, over direct lines. */
  directReports: number;
}

export interface PositionEntry {
  id: number;
  orgUnitId: number | null;
  unit: string | null;
  jobRoleId: number | null;
  jobRole: string | null;
  from: string | null;
  to: string | null;
  inForce: boolean;
}

export interface LineEntry {
  id: number;
  kind: "direct" | "dotted";
  managerId: number;
  manager: string;
  managerNumber: string;
  from: string | null;
  to: string | null;
  inForce: boolean;
}

/** A person with history, or null when unknown or not in the reader's directory. `onDay` decides what is in force. */
export async function getPerson(
  db: Db,
  directory: Directory,
  { employeeId, onDay }: { employeeId: number; onDay: string },
): Promise<Person | null> {
  const [facts] = await db
    .select({ employee: employees, scheduleName: workSchedules.name })
    .from(employees)
    .leftJoin(workSchedules, eq(workSchedules.id, employees.workScheduleId))
    .where(and(eq(employees.id, employeeId), inDirectory(directory, employees.id)));
  if (!facts) return null;
  const { employee, scheduleName } = facts;
  const [aliases, positionEntries, lines, directReports] = await Promise.all([
    listAliases(db, employeeId),
    listPositions(db, employeeId, onDay),
    listReportingLines(db, employeeId, onDay),
    countDirectReports(db, employeeId, onDay),
  ]);
  return {
    employeeId,
    employeeNumber: employee.employeeNumber,
    name: employee.name,
    email: employee.email,
    timeZone: employee.timeZone,
    workSchedule:
      employee.workScheduleId && scheduleName ? { id: employee.workScheduleId, name: scheduleName } : null,
    hiredOn: employee.hiredOn,
    leftOn: employee.leftOn,
    aliases,
    positions: positionEntries,
    reportingLines: lines,
    directReports,
  };
}

export async function requirePerson(
  db: Db,
  directory: Directory,
  which: { employeeId: number; onDay: string },
): Promise<Person> {
  const person = await getPerson(db, directory, which);
  if (!person) throw notFound("This person");
  return person;
}

async function listAliases(db: Db, employeeId: number): Promise<string[]> {
  const rows = await db
    .select({ alias: employeeAliases.alias })
    .from(employeeAliases)
    .where(eq(employeeAliases.employeeId, employeeId))
    .orderBy(asc(employeeAliases.aliasKey));
  return rows.map((row) => row.alias);
}

async function listPositions(db: Db, employeeId: number, onDay: string): Promise<PositionEntry[]> {
  const rows = await db
    .select({
      id: positions.id,
      orgUnitId: positions.orgUnitId,
      unit: orgUnits.name,
      jobRoleId: positions.jobRoleId,
      jobRole: jobRoles.name,
      from: positions.effectiveFrom,
      to: positions.effectiveTo,
    })
    .from(positions)
    .leftJoin(orgUnits, eq(orgUnits.id, positions.orgUnitId))
    .leftJoin(jobRoles, eq(jobRoles.id, positions.jobRoleId))
    .where(eq(positions.employeeId, employeeId))
    .orderBy(sql`${positions.effectiveFrom} DESC NULLS LAST`);
  return rows.map((row) => ({ ...row, inForce: holds(row, onDay) }));
}

async function listReportingLines(db: Db, employeeId: number, onDay: string): Promise<LineEntry[]> {
  const manager = alias(employees, "manager");
  const rows = await db
    .select({
      id: reportingLines.id,
      kind: reportingLines.kind,
      managerId: reportingLines.managerId,
      manager: manager.name,
      managerNumber: manager.employeeNumber,
      from: reportingLines.effectiveFrom,
      to: reportingLines.effectiveTo,
    })
    .from(reportingLines)
    .innerJoin(manager, eq(manager.id, reportingLines.managerId))
    .where(eq(reportingLines.employeeId, employeeId))
    .orderBy(sql`${reportingLines.effectiveFrom} DESC NULLS LAST`, desc(reportingLines.id));
  return rows.map((row) => ({ ...row, inForce: holds(row, onDay) }));
}

function countDirectReports(db: Db, employeeId: number, onDay: string): Promise<number> {
  const reports = db
    .select({ id: reportingLines.id })
    .from(reportingLines)
    .innerJoin(employees, eq(employees.id, reportingLines.employeeId))
    .where(
      and(
        eq(reportingLines.managerId, employeeId),
        eq(reportingLines.kind, "direct"),
        inForce(reportingLines, onDay),
        sql`(${employees.leftOn} IS NULL OR ${employees.leftOn} >= ${onDay}::date)`,
      ),
    );
  return db.$count(reports.as("reports"));
}
