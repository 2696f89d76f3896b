import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { personAsOf } from "../queries";
import { addPeople, ctxOf } from "../testing";
import { addDottedLine, changeManager, changeReporting, endReportingLine } from "./mutations";

const at = testDatabase();
const ctx = () => ctxOf(at.db);
const managerOn = async (employeeId: number, day: string) =>
  (await personAsOf(at.db, employeeId, day))?.managerId;
const refusedLoop = (loop: string) => ({
  code: "invalid",
  fields: [{ path: "manager", message: `This would close a loop: ${loop}.` }],
});

beforeEach(() => at.db.execute(sql`TRUNCATE employees CASCADE`));

describe("a change of manager", () => {
  test("ends the line in force on its day, is audited, and does nothing when repeated", async () => {
    const { Ada, Ben, Cleo } = await addPeople(at.db, { Ada: {}, Ben: {}, Cleo: { manager: "Ada" } });
    const change = { employeeId: Cleo, managerId: Ben, from: "2026-07-01" };
    expect(await changeManager(ctx(), change)).toEqual({ changed: true });
    expect(await managerOn(Cleo, "2026-06-30")).toBe(Ada);
    expect(await managerOn(Cleo, "2026-07-01")).toBe(Ben);
    expect(await changeManager(ctx(), change)).toEqual({ changed: false });
    await changeManager(ctx(), { employeeId: Cleo, managerId: null, from: "2026-09-01" });
    expect(await managerOn(Cleo, "2026-08-31")).toBe(Ben);
    expect(await managerOn(Cleo, "2026-09-01")).toBeNull();
    const [entry] = await at.db.execute(sql`SELECT before, after FROM audit_entries
      WHERE action = 'employee.manager_changed' AND employee_id = ${Cleo} ORDER BY id DESC LIMIT 1`);
    expect(entry).toEqual({ before: { managerId: Ben }, after: { managerId: null, from: "2026-09-01" } });
  });
  test("without a day holds from today where the organisation is", async () => {
    const { Ada, Ben } = await addPeople(at.db, { Ada: {}, Ben: {} });
    await changeManager(ctx(), { employeeId: Ben, managerId: Ada });
    expect(await managerOn(Ben, "2026-11-19")).toBeNull();
    expect(await managerOn(Ben, "2026-11-20")).toBe(Ada);
  });
  test("is refused to those who do not keep people", async () => {
    const { Ada, Ben } = await addPeople(at.db, { Ada: {}, Ben: {} });
    for (const role of ["employee", "manager", "exec", "trainer"] as const)
      await expect(
        changeManager(ctxOf(at.db, role), { employeeId: Ada, managerId: Ben }),
      ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a loop", () => {
  test("is refused with its names, over direct and dotted lines, and nothing is changed", async () => {
    const { Ada, Ben, Cleo } = await addPeople(at.db, { Ada: {}, Ben: {}, Cleo: { manager: "Ada" } });
    await addDottedLine(ctx(), { employeeId: Ben, managerId: Cleo, from: null, to: null });
    await expect(changeManager(ctx(), { employeeId: Ada, managerId: Ben, from: null })).rejects.toMatchObject(
      refusedLoop("Ada → Ben → Cleo → Ada"),
    );
    await expect(changeManager(ctx(), { employeeId: Ada, managerId: Ada })).rejects.toMatchObject(
      refusedLoop("Ada → Ada"),
    );
    expect(await managerOn(Ada, "2026-11-20")).toBeNull();
  });
  test("is refused when it holds on a single future day", async () => {
    const { Ada, Ben } = await addPeople(at.db, { Ada: {}, Ben: {} });
    const line = { employeeId: Ben, managerId: Ada, from: "2027-05-01", to: "2027-05-02" };
    await addDottedLine(ctx(), line);
    await expect(
      changeManager(ctx(), { employeeId: Ada, managerId: Ben, from: "2026-01-01" }),
    ).rejects.toMatchObject(refusedLoop("Ada → Ben → Ada"));
  });
  test("that never overlaps in time is fine", async () => {
    const { Ada, Ben } = await addPeople(at.db, { Ada: {}, Ben: { manager: "Ada" } });
    await changeManager(ctx(), { employeeId: Ben, managerId: null, from: "2026-03-01" });
    await changeManager(ctx(), { employeeId: Ada, managerId: Ben, from: "2026-03-01" });
    expect(await managerOn(Ada, "2026-03-01")).toBe(Ben);
  });
  test("cannot be closed by two changes at the same time", async () => {
    for (let round = 0; round < 5; round++) {
      const { Ada, Ben } = await addPeople(at.db, {
        Ada: { employee_number: `a${round}` },
        Ben: { employee_number: `b${round}` },
      });
      const results = await Promise.allSettled([
        changeManager(ctx(), { employeeId: Ada, managerId: Ben, from: null }),
        changeManager(ctx(), { employeeId: Ben, managerId: Ada, from: null }),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    }
  });
});

describe("dotted lines", () => {
  test("stand beside the direct one, once, and end on a day", async () => {
    const { Ada, Ben, Cleo } = await addPeople(at.db, { Ada: {}, Ben: {}, Cleo: { manager: "Ada" } });
    const line = { kind: "dotted" as const, manager: "Ben", effective_from: "2026-01-01" };
    expect(await changeReporting(ctx(), { employeeId: Cleo, line })).toEqual({ changed: true });
    expect(await changeReporting(ctx(), { employeeId: Cleo, line })).toEqual({ changed: false });
    await expect(
      changeReporting(ctx(), { employeeId: Cleo, line: { ...line, manager: "Ada" } }),
    ).rejects.toMatchObject({ fields: [{ path: "manager" }] });
    const [stored] = await at.db.execute<{ id: number }>(
      sql`SELECT id FROM reporting_lines WHERE kind = 'dotted'`,
    );
    const end = { employeeId: Cleo, lineId: stored?.id ?? 0, on: "2026-06-01" };
    await endReportingLine(ctx(), end);
    await endReportingLine(ctx(), end);
    await expect(endReportingLine(ctx(), { ...end, employeeId: Ada })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await managerOn(Cleo, "2026-06-01")).toBe(Ada);
    const reports = await at.db.execute(sql`SELECT reports_of(${Ben}::integer, '2026-05-31'::date) AS id`);
    expect([...reports].map(({ id }) => id)).toEqual([Cleo]);
    expect(
      await at.db.execute(sql`SELECT reports_of(${Ben}::integer, '2026-06-01'::date) AS id`),
    ).toHaveLength(0);
  });
});
