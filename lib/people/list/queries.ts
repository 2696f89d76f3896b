import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  employeeAliases,
  employees,
  jobRoles,
  orgUnits,
  positions,
  reportingLines,
} from "@/db/schema/people";
import { sortOrder } from "@/lib/api/paging";
import { aliasKey } from "../aliases/alias-key";
import { type Directory, inDirectory } from "../directory";

export interface PeopleFilter {
  /** Part of a name, number, e-mail or alias. */
  search?: string;
  /** A unit with everything below it. */
  unitId?: number;
  jobRoleId?: number;
  /** Direct and dotted reports of one person. */
  managerId?: number;
  /** Employed on the day, left before it, or both. */
  status?: "employed" | "left" | "all";
}

export interface PeoplePage {
  /** From 1. */
  page: number;
  pageSize: number;
  /** `name`, `employee_number`, `hired_on`, `unit`, `job_role`, descending with a leading minus. */
  sort: string;
}

/** With facts in force on the day asked for. */
export interface ListedPerson {
  employeeId: number;
  employeeNumber: string;
  name: string;
  email: string | null;
  hiredOn: string | null;
  leftOn: string | null;
  unit: { id: number; name: string } | null;
  jobRole: { id: number; name: string } | null;
  manager: { id: number; name: string } | null;
}

/** One page of the people that `directory` lets the reader find, with facts as of `onDay`, and how many there are. */
export async function listPeople(
  db: Db,
  directory: Directory,
  { filter, page, onDay }: { filter: PeopleFilter; page: PeoplePage; onDay: string },
): Promise<{ people: ListedPerson[]; total: number }> {
  const where = matching(directory, filter, onDay);
  const [counted] = await db.execute<{ total: number }>(
    sql`SELECT count(*)::integer AS total FROM ${employees} e WHERE ${where}`,
  );
  const total = Number(counted?.total ?? 0);
  const rows = await db.execute<ListedRow>(sql`
    SELECT e.id, e.employee_number, e.name, e.email, e.hired_on::text, e.left_on::text,
           u.id AS unit_id, u.name AS unit, r.id AS role_id, r.name AS role, m.id AS manager_id, m.name AS manager
      FROM ${employees} e ${currentFacts(onDay)}
     WHERE ${where}
     ORDER BY ${ordering(page.sort)}
     LIMIT ${page.pageSize} OFFSET ${(page.page - 1) * page.pageSize}`);
  return { people: rows.map(listed), total };
}

const pair = (id: number | null, name: string | null) => (id === null || name === null ? null : { id, name });

interface ListedRow extends Record<string, unknown> {
  id: number;
  employee_number: string;
  name: string;
  email: string | null;
  hired_on: string | null;
  left_on: string | null;
  unit_id: number | null;
  unit: string | null;
  role_id: number | null;
  role: string | null;
  manager_id: number | null;
  manager: string | null;
}

const listed = (row: ListedRow): ListedPerson => ({
  employeeId: row.id,
  employeeNumber: row.employee_number,
  name: row.name,
  email: row.email,
  hiredOn: row.hired_on,
  leftOn: row.left_on,
  unit: pair(row.unit_id, row.unit),
  jobRole: pair(row.role_id, row.role),
  manager: pair(row.manager_id, row.manager),
});

const holdsOn = (alias: string, onDay: string) =>
  sql`(${sql.raw(alias)}.effective_from IS NULL OR ${sql.raw(alias)}.effective_from <= ${onDay}::date)
    AND (${sql.raw(alias)}.effective_to IS NULL OR ${sql.raw(alias)}.effective_to > ${onDay}::date)`;

const currentFacts = (onDay: string) => sql`
  LEFT JOIN ${positions} p ON p.employee_id = e.id AND ${holdsOn("p", onDay)}
  LEFT JOIN ${orgUnits} u ON u.id = p.org_unit_id
  LEFT JOIN ${jobRoles} r ON r.id = p.job_role_id
  LEFT JOIN ${reportingLines} l ON l.employee_id = e.id AND l.kind = 'direct' AND ${holdsOn("l", onDay)}
  LEFT JOIN ${employees} m ON m.id = l.manager_id`;

const SORT_COLUMNS: Record<string, SQL> = {
  name: sql`e.name`,
  employee_number: sql`e.employee_number`,
  hired_on: sql`e.hired_on`,
  unit: sql`u.name`,
  job_role: sql`r.name`,
};

function ordering(sort: string): SQL {
  const { column, descending } = sortOrder(sort);
  const by = SORT_COLUMNS[column] ?? sql`e.name`;
  return descending
    ? sql`${by} DESC NULLS LAST, e.name DESC, e.id DESC`
    : sql`${by} ASC NULLS LAST, e.name, e.id`;
}

function matching(directory: Directory, filter: PeopleFilter, onDay: string): SQL {
  const { search, unitId, jobRoleId, managerId, status = "employed" } = filter;
  const conditions = [inDirectory(directory, sql`e.id`)];
  if (status === "employed") conditions.push(sql`(e.left_on IS NULL OR e.left_on >= ${onDay}::date)`);
  if (status === "left") conditions.push(sql`e.left_on < ${onDay}::date`);
  if (search?.trim()) conditions.push(found(search));
  if (unitId) {
    conditions.push(sql`e.id IN (
      WITH RECURSIVE below(id) AS (
        SELECT ${unitId}::integer UNION SELECT c.id FROM below JOIN ${orgUnits} c ON c.parent_id = below.id)
      SELECT q.employee_id FROM ${positions} q JOIN below ON below.id = q.org_unit_id WHERE ${holdsOn("q", onDay)})`);
  }
  if (jobRoleId) {
    conditions.push(sql`e.id IN (SELECT q.employee_id FROM ${positions} q
      WHERE q.job_role_id = ${jobRoleId} AND ${holdsOn("q", onDay)})`);
  }
  if (managerId) {
    conditions.push(sql`e.id IN (SELECT q.employee_id FROM ${reportingLines} q
      WHERE q.manager_id = ${managerId} AND ${holdsOn("q", onDay)})`);
  }
  return sql.join(conditions, sql` AND `);
}

function found(search: string): SQL {
  const words = aliasKey(search).replace(/[\\%_]/g, "\\$&");
  const part = `%${words}%`;
  return sql`(lower(e.name) LIKE ${part} OR lower(e.employee_number) LIKE ${`${words}%`} OR lower(e.email) LIKE ${part}
    OR e.id IN (SELECT a.employee_id FROM ${employeeAliases} a WHERE a.alias_key LIKE ${part}))`;
}
