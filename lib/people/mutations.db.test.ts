import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { addAlias, removeAlias } from "./aliases/mutations";
import { createEmployeeInput } from "./input";
import { createEmployee, endEmployment, updateEmployee } from "./mutations";
import { changePosition } from "./positions/mutations";
import { personAsOf, requireEmployee } from "./queries";
import { addPeople, ctxOf } from "./testing";
import { createUnit } from "./units/mutations";

const at = testDatabase();
const ctx = () => ctxOf(at.db);
const audited = async (action: string) =>
  Number((await at.db.execute(sql`SELECT count(*) AS n FROM audit_entries WHERE action = ${action}`))[0]?.n);

beforeEach(() => at.db.execute(sql`TRUNCATE employees, org_units, job_roles CASCADE`));

describe("adding a person", () => {
  test("stores facts, aliases, position and manager together, and is audited", async () => {
    const before = await audited("employee.created");
    const { unitId } = await createUnit(ctx(), { name: "Acme", kind: "company" });
    const { Ada, Ben } = await addPeople(at.db, {
      Ada: { email: "ada@acme.test" },
      Ben: { manager: "ADA@acme.test", org_unit_id: unitId, aliases: ["b.b"], hired_on: "2026-01-05" },
    });
    expect(await personAsOf(at.db, Ben, "2026-11-20")).toEqual({
      orgUnitId: unitId,
      jobRoleId: null,
      managerId: Ada,
    });
    expect((await requireEmployee(at.db, Ada)).employeeNumber).toBe("P-0001");
    expect((await requireEmployee(at.db, Ben)).employeeNumber).toBe("P-0002");
    expect((await audited("employee.created")) - before).toBe(2);
  });
  test("is refused to those who do not keep people", async () => {
    for (const role of ["employee", "manager", "exec", "trainer"] as const)
      await expect(
        (async () => createEmployee(ctxOf(at.db, role), createEmployeeInput.parse({ name: "X" })))(),
      ).rejects.toMatchObject({ code: "forbidden" });
    await createEmployee(ctxOf(at.db, "hr"), createEmployeeInput.parse({ name: "X" }));
  });
  test("is refused at the field when number, e-mail or alias is taken, or the manager is unclear", async () => {
    await addPeople(at.db, {
      Ada: { employee_number: "1", email: "ada@acme.test", aliases: ["Countess"] },
      Twin: { employee_number: "7" },
    });
    await addPeople(at.db, { Twin: { employee_number: "8" } });
    const add = (facts: object) => createEmployee(ctx(), createEmployeeInput.parse({ name: "X", ...facts }));
    const refusal = (path: string, message: string) => ({ code: "invalid", fields: [{ path, message }] });
    await expect(add({ employee_number: "1" })).rejects.toMatchObject(
      refusal("employee_number", "Ada has the number 1."),
    );
    await expect(add({ email: "ADA@acme.test" })).rejects.toMatchObject({ fields: [{ path: "email" }] });
    await expect(add({ aliases: [" countess "] })).rejects.toMatchObject(
      refusal("aliases", "“countess” is already an alias of Ada."),
    );
    await expect(add({ manager: "Twin" })).rejects.toMatchObject(
      refusal("manager", "2 people are called “Twin”: use one of the numbers 7, 8."),
    );
    await expect(add({ manager: "Nobody" })).rejects.toMatchObject({ fields: [{ path: "manager" }] });
    await expect(add({ org_unit_id: 99 })).rejects.toMatchObject({ fields: [{ path: "org_unit_id" }] });
    expect(await at.db.execute(sql`SELECT 1 FROM employees`)).toHaveLength(3);
  });
  test("gives no number twice, also to people added at once", async () => {
    const names = ["A", "B", "C", "D", "E"];
    await Promise.all(names.map((name) => createEmployee(ctx(), createEmployeeInput.parse({ name }))));
    const numbers = await at.db.execute(sql`SELECT employee_number AS n FROM employees ORDER BY 1`);
    expect([...numbers].map(({ n }) => n)).toEqual(["P-0001", "P-0002", "P-0003", "P-0004", "P-0005"]);
  });
});

describe("changing a person", () => {
  test("keeps what is left out, and sending the same again changes and records nothing", async () => {
    const { Ada } = await addPeople(at.db, { Ada: { email: "ada@acme.test" } });
    expect(await updateEmployee(ctx(), { employeeId: Ada, change: { name: "Ada L." } })).toEqual({
      changed: true,
    });
    const before = await audited("employee.updated");
    expect(await updateEmployee(ctx(), { employeeId: Ada, change: { name: "Ada L." } })).toEqual({
      changed: false,
    });
    expect(await audited("employee.updated")).toBe(before);
    expect(await requireEmployee(at.db, Ada)).toMatchObject({ name: "Ada L.", email: "ada@acme.test" });
  });
  test("who leaves records the last day and the reason; a day before the first one is refused", async () => {
    const { Ada } = await addPeople(at.db, { Ada: { hired_on: "2026-02-01" } });
    const leave = (left_on: string) =>
      endEmployment(ctx(), { employeeId: Ada, leave: { left_on, reason: "Moved away" } });
    await expect(leave("2026-01-31")).rejects.toMatchObject({ fields: [{ path: "left_on" }] });
    expect(await leave("2026-12-31")).toEqual({ changed: true });
    expect(await leave("2026-12-31")).toEqual({ changed: false });
    const [entry] = await at.db.execute(
      sql`SELECT after, reason FROM audit_entries WHERE action = 'employee.left' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry).toMatchObject({ after: { leftOn: "2026-12-31" }, reason: "Moved away" });
  });
  test("is refused without the right, and for someone who does not exist", async () => {
    const { Ada } = await addPeople(at.db, { Ada: {} });
    await expect(
      updateEmployee(ctxOf(at.db, "manager"), { employeeId: Ada, change: { name: "X" } }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateEmployee(ctx(), { employeeId: 0, change: {} })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("aliases", () => {
  test("are kept once per person whatever capitals and spaces, and free again after removal", async () => {
    const { Ada, Ben } = await addPeople(at.db, { Ada: {}, Ben: {} });
    await addAlias(ctx(), { employeeId: Ada, alias: " A.  Lovelace" });
    await addAlias(ctx(), { employeeId: Ada, alias: "a. lovelace" });
    const taken = { fields: [{ path: "alias", message: "“A. LOVELACE” is already an alias of Ada." }] };
    await expect(addAlias(ctx(), { employeeId: Ben, alias: "A. LOVELACE" })).rejects.toMatchObject(taken);
    await removeAlias(ctx(), { employeeId: Ben, alias: "a. lovelace" });
    await expect(addAlias(ctx(), { employeeId: Ben, alias: "A. LOVELACE" })).rejects.toMatchObject(taken);
    await removeAlias(ctx(), { employeeId: Ada, alias: "a. lovelace" });
    await addAlias(ctx(), { employeeId: Ben, alias: "A. LOVELACE" });
  });
});

describe("positions", () => {
  test("end on the day the next one begins, keep what is not said, and never overlap", async () => {
    const { unitId } = await createUnit(ctx(), { name: "Acme", kind: "company" });
    const { unitId: north } = await createUnit(ctx(), { name: "North", kind: "team", parent_id: unitId });
    await at.db.execute(sql`INSERT INTO job_roles (name) VALUES ('Agent')`);
    const [role] = await at.db.execute<{ id: number }>(sql`SELECT id FROM job_roles`);
    const jobRoleId = role?.id ?? 0;
    const { Ada } = await addPeople(at.db, { Ada: { org_unit_id: unitId, job_role_id: jobRoleId } });
    const move = { employeeId: Ada, orgUnitId: north, from: "2026-06-01" };
    expect(await changePosition(ctx(), move)).toEqual({ changed: true });
    expect(await changePosition(ctx(), move)).toEqual({ changed: false });
    expect(await personAsOf(at.db, Ada, "2026-05-31")).toMatchObject({ orgUnitId: unitId, jobRoleId });
    expect(await personAsOf(at.db, Ada, "2026-06-01")).toMatchObject({ orgUnitId: north, jobRoleId });
    await changePosition(ctx(), { employeeId: Ada, orgUnitId: unitId, from: "2026-03-01" });
    await changePosition(ctx(), { employeeId: Ada, orgUnitId: north, from: "2026-02-01" });
    expect(await personAsOf(at.db, Ada, "2026-03-01")).toMatchObject({ orgUnitId: north });
    expect(await at.db.execute(sql`SELECT 1 FROM positions`)).toHaveLength(3);
  });
});
