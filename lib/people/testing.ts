import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Role } from "@/db/enums";
import type { Actor, Ctx } from "@/lib/context";
import { createEmployeeInput } from "./input";
import { createEmployee } from "./mutations";

/** For tests: a context at noon of 20 November 2026, of someone with the given roles; of the server without roles. */
export const ctxOf = (db: Db, ...roles: Role[]): Ctx => {
  const account: Actor = { kind: "account", accountId: 1, employeeId: null, roles, label: "Someone" };
  const actor: Actor = roles.length > 0 ? account : { kind: "command", label: "test" };
  return { db, actor, now: new Date("2026-11-20T12:00:00Z") };
};

/** For tests: adds people by name, `{ Ada: {}, Ben: { manager: "Ada" } }`, and returns their ids. */
export async function addPeople<N extends string>(
  db: Db,
  people: Record<N, Record<string, unknown>>,
): Promise<Record<N, number>> {
  const ids: Record<string, number> = {};
  for (const [name, facts] of Object.entries<Record<string, unknown>>(people)) {
    const input = createEmployeeInput.parse({ name, ...facts });
    ids[name] = (await createEmployee(ctxOf(db), input)).employeeId;
  }
  return ids as Record<N, number>;
}

/** For tests: nobody, and nothing that people stand in. */
export const emptyPeople = (db: Db) =>
  db.execute(
    sql`TRUNCATE employees, org_units, job_roles, holiday_calendars, import_runs, organisations CASCADE`,
  );
