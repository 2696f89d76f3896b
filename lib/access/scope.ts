import { type AnyColumn, type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { forbidden } from "@/lib/errors";
import type { Viewer } from "./viewer";

declare const minted: unique symbol;

/**
 * Whose data a reader may see. Only this file makes one, and every read of people's data takes one.
 * Employees: themselves. Managers: direct and indirect reports at the instant `at` too. HR: everyone.
 * `seesAggregates`: figures of units and of the whole, without the individuals (executives).
 */
export interface Scope {
  readonly [minted]: true;
  readonly selfId: number | null;
  readonly seesReports: boolean;
  readonly seesEveryone: boolean;
  readonly seesAggregates: boolean;
  /** ISO instant; the day it falls on is the organisation's. */
  readonly at: string;
}

type ScopeFields = Omit<Scope, typeof minted>;
const mint = (fields: ScopeFields): Scope => fields as Scope;

export function mintScope(viewer: Viewer, now: Date): Scope {
  const has = (role: Viewer["roles"][number]) => viewer.roles.includes(role);
  return mint({
    selfId: viewer.employeeId,
    seesReports: has("manager"),
    seesEveryone: has("hr"),
    seesAggregates: has("hr") || has("exec"),
    at: now.toISOString(),
  });
}

/** For jobs and commands on the server, which serve everyone. */
export function systemScope(now: Date): Scope {
  return mint({
    selfId: null,
    seesReports: false,
    seesEveryone: true,
    seesAggregates: true,
    at: now.toISOString(),
  });
}

/** The predicate "this employee is within scope", for the WHERE of a query on `employeeId`. */
export function withinScope(scope: Scope, employeeId: AnyColumn | SQL): SQL {
  if (scope.seesEveryone) return sql`true`;
  if (scope.selfId === null) return sql`false`;
  if (!scope.seesReports) return sql`${employeeId} = ${scope.selfId}`;
  // One array, found first, so that an index on the employee leads to a team however large the organisation is.
  return sql`${employeeId} = ANY (ARRAY(
    SELECT ${scope.selfId}::integer UNION SELECT reports_of(${scope.selfId}::integer, ${dayOf(scope)})))`;
}

/** The scope's day where the organisation is, as a date in SQL. */
export const dayOf = (scope: Scope): SQL => dayAt(scope.at);

/** The organisation's day at an ISO instant, as a date in SQL. */
export const dayAt = (at: string | Placeholder): SQL =>
  sql`(${at}::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM organisations), 'UTC'))::date`;

export async function isInScope(db: Db, scope: Scope, employeeId: number): Promise<boolean> {
  if (scope.seesEveryone || employeeId === scope.selfId) return true;
  const rows = await db.execute(sql`SELECT 1 WHERE ${withinScope(scope, sql`${employeeId}::integer`)}`);
  return rows.length > 0;
}

/** Throws AppError "forbidden" when the person is outside the scope; the same answer whether they exist or not. */
export async function requireInScope(db: Db, scope: Scope, employeeId: number): Promise<void> {
  if (!(await isInScope(db, scope, employeeId))) throw forbidden("see this person's figures");
}
