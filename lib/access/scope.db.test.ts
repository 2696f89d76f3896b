import { inArray, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { employees, organisations, reportingLines } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { isInScope, mintScope, requireInScope, type Scope, systemScope, withinScope } from "./scope";

const database = testDatabase();
const NOW = new Date("2026-11-20T10:00:00Z");

/** head → lead → agent; dotted → head (dotted line); former left lead's team; later joins it next month; other is elsewhere. */
const NAMES = ["head", "lead", "agent", "dotted", "former", "later", "other"] as const;
type Name = (typeof NAMES)[number];
const ids = {} as Record<Name, number>;

beforeAll(async () => {
  const { db } = database;
  const rows = await db
    .insert(employees)
    .values(NAMES.map((name) => ({ employeeNumber: name, name })))
    .returning({ id: employees.id, name: employees.name });
  for (const row of rows) ids[row.name as Name] = row.id;
  await db.insert(reportingLines).values([
    { employeeId: ids.lead, managerId: ids.head },
    { employeeId: ids.agent, managerId: ids.lead, effectiveFrom: "2026-01-01" },
    { employeeId: ids.dotted, managerId: ids.head, kind: "dotted" },
    { employeeId: ids.former, managerId: ids.lead, effectiveFrom: "2026-01-01", effectiveTo: "2026-11-01" },
    { employeeId: ids.later, managerId: ids.lead, effectiveFrom: "2026-12-01" },
  ]);
});

const scopeOf = (name: Name | null, ...roles: Role[]): Scope =>
  mintScope({ accountId: 1, name: "", email: "", roles, employeeId: name && ids[name] }, NOW);

async function seen(scope: Scope): Promise<string[]> {
  const rows = await database.db
    .select({ name: employees.name })
    .from(employees)
    .where(withinScope(scope, employees.id))
    .orderBy(employees.id);
  return rows.map((row) => row.name);
}

describe("withinScope", () => {
  it.each([
    ["an employee sees themselves", "agent", ["employee"], ["agent"]],
    ["a trainer sees themselves", "agent", ["trainer"], ["agent"]],
    ["an executive sees no individual but themselves", "head", ["exec"], ["head"]],
    ["an administrator sees themselves", "other", ["admin"], ["other"]],
    ["a manager sees direct reports of today", "lead", ["manager"], ["lead", "agent"]],
    ["a manager sees indirect and dotted reports", "head", ["manager"], ["head", "lead", "agent", "dotted"]],
    ["having reports without the role shows nobody", "head", ["employee"], ["head"]],
    ["roles add up", "lead", ["employee", "manager", "exec"], ["lead", "agent"]],
    ["hr sees everyone", "other", ["hr"], [...NAMES]],
  ] as [string, Name, Role[], Name[]][])("%s", async (_, name, roles, expected) => {
    expect(await seen(scopeOf(name, ...roles))).toEqual(expected);
  });

  it.each(["employee", "manager", "admin", "exec", "trainer"] as const)(
    "shows a %s without a person of their own nobody",
    async (role) => expect(await seen(scopeOf(null, role))).toEqual([]),
  );

  it("shows hr without a person, and work on the server, everyone", async () => {
    expect(await seen(scopeOf(null, "hr"))).toHaveLength(NAMES.length);
    expect(await seen(systemScope(NOW))).toHaveLength(NAMES.length);
  });

  it("follows the lines of the day it was minted for", async () => {
    const then = mintScope(
      { accountId: 1, name: "", email: "", roles: ["manager"], employeeId: ids.lead },
      new Date("2026-10-31T23:00:00Z"),
    );
    expect(await seen(then)).toEqual(["lead", "agent", "former"]);
  });

  it("begins its day where the organisation is", async () => {
    await database.db.insert(organisations).values({ name: "X", timeZone: "Pacific/Auckland" });
    const viewer = { accountId: 1, name: "", email: "", roles: ["manager"] as const, employeeId: ids.lead };
    expect(await seen(mintScope(viewer, new Date("2026-11-30T10:30:00Z")))).not.toContain("later");
    expect(await seen(mintScope(viewer, new Date("2026-11-30T11:30:00Z")))).toContain("later");
    await database.db.delete(organisations);
  });

  it("joins with other conditions of a query", async () => {
    const scope = scopeOf("head", "manager");
    const rows = await database.db
      .select({ id: employees.id })
      .from(employees)
      .where(sql`${withinScope(scope, employees.id)} AND ${inArray(employees.id, [ids.agent, ids.other])}`);
    expect(rows).toEqual([{ id: ids.agent }]);
  });
});

describe("requireInScope", () => {
  it("lets a manager reach an indirect report", async () => {
    await expect(requireInScope(database.db, scopeOf("head", "manager"), ids.agent)).resolves.toBeUndefined();
  });

  it("answers the same for a colleague and for a person who does not exist", async () => {
    const scope = scopeOf("agent", "employee");
    const refusal = (id: number) => requireInScope(database.db, scope, id).catch((error: Error) => error);
    expect(await refusal(ids.lead)).toMatchObject({ code: "forbidden" });
    expect(await refusal(ids.lead)).toEqual(await refusal(999_999));
    expect(await isInScope(database.db, scope, ids.agent)).toBe(true);
  });
});
