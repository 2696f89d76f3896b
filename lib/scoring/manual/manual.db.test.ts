import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { accounts } from "@/db/schema/access";
import { auditEntries } from "@/db/schema/audit";
import { kpiDefinitions } from "@/db/schema/kpis";
import { manualEntries, manualReminders } from "@/db/schema/manual";
import { notifications } from "@/db/schema/notifications";
import { evaluationPeriods } from "@/db/schema/scoring";
import { testDatabase } from "@/db/testing/database";
import { mintScope } from "@/lib/access/scope";
import type { WorkCtx } from "@/lib/context";
import { createPeriod } from "../periods/mutations";
import { foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { importEntries } from "./import-entries";
import { recordMeasurement } from "./measure-period";
import { enterValue } from "./mutations";
import { getEntryGrid, listEntryHistory } from "./queries";
import { remindManualEntries } from "./remind";
import { countReminders } from "./reminders";

const at = testDatabase();
let desk: SupportDesk;
let ivo: WorkCtx;
let ruth: WorkCtx;
let hr: WorkCtx;
let amina: WorkCtx;

const NOBODYS = { seesReports: false, seesEveryone: true };
const MANAGERS = { seesReports: true, seesEveryone: false };

async function signedIn(label: string, roles: readonly Role[], employeeId: number | null): Promise<WorkCtx> {
  const [account] = await at.db
    .insert(accounts)
    .values({ email: `${label}@manual.test`.toLowerCase(), name: label })
    .returning({ id: accounts.id });
  const accountId = account?.id ?? 0;
  return { ...desk.ctx, actor: { kind: "account", accountId, employeeId, roles, label } };
}

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const { people, kpis } = desk;
  // "Tickets closed" of the agents' template becomes one that Ivo enters, from 1 to 5, within 5 days.
  await at.db.execute(sql`DELETE FROM kpi_bindings WHERE kpi_id = ${kpis.closed}`);
  await at.db
    .update(kpiDefinitions)
    .set({
      calculationType: "manual",
      dataSource: { type: "manual", allowed_range: { min: "1", max: "5" }, due_days: 5 },
    })
    .where(eq(kpiDefinitions.id, kpis.closed));
  ivo = await signedIn("Ivo", ["employee", "manager"], people.ivo);
  ruth = await signedIn("Ruth", ["employee", "manager"], people.ruth);
  hr = await signedIn("Hanna", ["hr"], null);
  amina = await signedIn("Amina", ["employee"], people.amina);
});

beforeEach(async () => {
  await at.db.delete(manualEntries);
  await at.db.delete(manualReminders);
});

const cell = (value: string | null, more: Record<string, unknown> = {}) => ({
  ...{ employee_id: desk.people.amina, kpi_id: desk.kpis.closed, period_id: desk.october.id },
  ...{ value, note: "", ...more },
});
const history = (ctx: WorkCtx = hr) =>
  listEntryHistory(at.db, scopeOf(ctx), {
    employeeId: desk.people.amina,
    kpiId: desk.kpis.closed,
    periodId: desk.october.id,
  });
function scopeOf({ actor, now }: WorkCtx) {
  if (actor.kind !== "account") throw new Error("Only people have a scope.");
  return mintScope({ ...actor, name: actor.label, email: "" }, now);
}
const minutesLater = (ctx: WorkCtx, minutes: number) => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * 60_000),
});

describe("entering a value", () => {
  it("is for the person's managers, direct and indirect, and human resources", async () => {
    expect(await enterValue(ivo, cell("3"))).toMatchObject({ value: "3", enteredByName: "Ivo" });
    expect(await enterValue(ruth, cell("4"))).toMatchObject({ value: "4", enteredByName: "Ruth" });
    expect(await enterValue(hr, cell("5"))).toMatchObject({ value: "5", enteredByName: "Hanna" });
  });

  it("is refused to oneself, to colleagues, to administrators and outside one's reports", async () => {
    const admin = await signedIn("Ada", ["admin"], null);
    const aminaOfHr = await signedIn("Amina of HR", ["hr"], desk.people.amina);
    for (const ctx of [amina, admin, aminaOfHr]) {
      await expect(enterValue(ctx, cell("3"))).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(enterValue(ivo, cell("3", { employee_id: desk.people.dee }))).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await history()).toEqual([]);
  });

  it.each(["0", "5.1", "many"])("%j is out of range and refused at the value", async (value) => {
    await expect(enterValue(ivo, cell(value))).rejects.toMatchObject({
      code: "invalid",
      fields: [{ path: "value", message: "Enter a number from 1 to 5" }],
    });
  });

  it("repeated, changes nothing the second time; a correction keeps what it replaces; both are audited", async () => {
    await enterValue(ivo, cell("3", { note: "October talk" }));
    await enterValue(ivo, cell("3.0", { note: "October talk" }));
    await enterValue(minutesLater(ruth, 5), cell("4"));
    await enterValue(minutesLater(ruth, 6), cell(null));
    expect(
      (await history()).map(({ value, replacedAt, note }) => [value, replacedAt !== null, note]),
    ).toEqual([
      [null, false, ""],
      ["4", true, ""],
      ["3", true, "October talk"],
    ]);
    const audited = await at.db
      .select({ action: auditEntries.action, employeeId: auditEntries.employeeId })
      .from(auditEntries)
      .where(eq(auditEntries.entityType, "manual_entry"))
      .orderBy(auditEntries.id);
    const employeeId = desk.people.amina;
    expect(audited.slice(-3)).toEqual([
      { action: "manual_entry.made", employeeId },
      { action: "manual_entry.corrected", employeeId },
      { action: "manual_entry.taken_back", employeeId },
    ]);
  });

  it("never replaces unseen what someone else entered", async () => {
    await enterValue(ivo, cell("3", { replaces: null }));
    await expect(enterValue(ruth, cell("4", { replaces: null }))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Ivo entered 3"),
    });
    expect(await history()).toHaveLength(1);
  });

  it("of two at once, one is made and the other corrects it", async () => {
    await Promise.all([enterValue(ivo, cell("2")), enterValue(ruth, cell("4"))]);
    const entries = await history();
    expect(entries).toHaveLength(2);
    expect(entries.filter(({ replacedAt }) => replacedAt === null)).toHaveLength(1);
  });

  it("marks the person's figures as behind", async () => {
    await at.db.execute(sql`DELETE FROM dirty_marks`);
    await enterValue(ivo, cell("3"));
    const marks = await at.db.execute<{ employee_id: number }>(sql`SELECT employee_id FROM dirty_marks`);
    expect(marks.map((mark) => mark.employee_id)).toEqual([desk.people.amina]);
  });

  it("is refused once the period is final, for a KPI that is not entered, and before the period begins", async () => {
    const august = await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-08-01" });
    await at.db
      .update(evaluationPeriods)
      .set({ status: "finalized" })
      .where(eq(evaluationPeriods.id, august.id));
    await expect(enterValue(ivo, cell("3", { period_id: august.id }))).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(enterValue(ivo, cell("3", { kpi_id: desk.kpis.inTime }))).rejects.toMatchObject({
      fields: [expect.objectContaining({ path: "kpi_id" })],
    });
    const early = { ...ivo, now: new Date("2026-09-30T12:00:00Z") };
    await expect(enterValue(early, cell("3"))).rejects.toMatchObject({
      fields: [expect.objectContaining({ path: "period_id" })],
    });
  });
});

describe("a measurement of another system", () => {
  it.each(["2026-11-01", "2026-10-31"])("finds the period that ends %s", async (period_end) => {
    const input = { actual_value: "4", period_start: "2026-10-01", period_end, notes: "From the survey" };
    const key = { employeeId: desk.people.amina, kpiId: desk.kpis.closed };
    expect(await recordMeasurement(ivo, { ...key, input })).toMatchObject({
      value: "4",
      note: "From the survey",
      periodId: desk.october.id,
    });
    const other = { ...input, period_end: "2026-10-20" };
    await expect(recordMeasurement(ivo, { ...key, input: other })).rejects.toMatchObject({
      fields: [expect.objectContaining({ path: "period_end" })],
    });
  });
});

describe("a file of values", () => {
  const file = (csv: string) => ({ kpi_id: desk.kpis.closed, period_id: desk.october.id, csv });

  it("is entered whole", async () => {
    const csv = "employee,value,note\nAMINA,4,Good\nBO,2,\nCY,,\n";
    expect(await importEntries(ivo, file(csv))).toEqual({ entered: 2 });
    expect(await history()).toMatchObject([{ value: "4", note: "Good" }]);
    expect(await importEntries(ivo, file(csv))).toEqual({ entered: 2 });
    expect(await history()).toHaveLength(1);
  });

  it("or not at all, with what is wrong in which line", async () => {
    const csv = "employee,value\nAMINA,4\nBO,9\nNOBODY,1\nAMINA,3\n";
    await expect(importEntries(hr, file(csv))).rejects.toMatchObject({
      fields: [
        { path: "csv.0", message: "Line 3: Enter a number from 1 to 5" },
        { path: "csv.1", message: "Line 4: nobody has the number or address “NOBODY”" },
        { path: "csv.2", message: "Line 5: “AMINA” stands in the file twice" },
      ],
    });
    expect(await history()).toEqual([]);
  });

  it("is refused when it names someone who is not a report", async () => {
    await expect(importEntries(ivo, file("employee,value\nAMINA,4\nDEE,4\n"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(importEntries(amina, file("employee,value\nAMINA,5\n"))).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});

describe("the grid", () => {
  const grid = (ctx: WorkCtx, search = "") =>
    getEntryGrid(at.db, scopeOf(ctx), { period: desk.october, search, page: 1, pageSize: 50 });

  it("has a manager's people and their KPIs, what is entered and what is missing", async () => {
    await enterValue(ivo, cell("3"));
    const shown = await grid(ivo);
    expect(shown.kpis).toMatchObject([{ name: "Tickets closed", min: "1", max: "5", dueOn: "2026-11-05" }]);
    expect(shown.rows.map(({ name, cells }) => [name, cells[0]?.entry?.value])).toEqual([
      ["Amina", "3"],
      ["Bo", undefined],
      ["Cy", undefined],
    ]);
    expect(shown.missing.map(({ name, kpiName, dueOn }) => [name, kpiName, dueOn])).toEqual([
      ["Bo", "Tickets closed", "2026-11-05"],
      ["Cy", "Tickets closed", "2026-11-05"],
    ]);
    expect(shown).toMatchObject({ expectedCount: 3, enteredCount: 1 });
    expect((await grid(ivo, "bo")).rows.map(({ name }) => name)).toEqual(["Bo"]);
    expect((await grid(hr)).rows).toHaveLength(3);
  });

  it("has nobody for someone without reports: not even themselves", async () => {
    expect((await grid(amina)).rows).toEqual([]);
  });
});

describe("reminders", () => {
  const later = () => ({ ...desk.ctx, now: new Date("2026-11-02T06:00:00Z") });

  it("are written once for what is missing after the period, to the direct manager", async () => {
    await enterValue(ivo, cell("3"));
    expect(await remindManualEntries(later())).toEqual({ missing: 2, added: 2 });
    expect(await remindManualEntries(later())).toEqual({ missing: 2, added: 0 });
    expect(await countReminders(at.db, { employeeId: desk.people.ivo }, MANAGERS)).toBe(2);
    expect(await countReminders(at.db, { employeeId: desk.people.ruth }, MANAGERS)).toBe(0);
    expect(await countReminders(at.db, { employeeId: null }, NOBODYS)).toBe(0);
  });

  it("go when the value is entered, and come back when it is taken back", async () => {
    await remindManualEntries(later());
    await enterValue(ivo, cell("3"));
    expect(await countReminders(at.db, { employeeId: desk.people.ivo }, MANAGERS)).toBe(2);
    await enterValue(ivo, cell(null));
    expect(await remindManualEntries(later())).toEqual({ missing: 3, added: 1 });
  });

  it("are told to the manager, once a period and day", async () => {
    await at.db.delete(notifications);
    await at.db.update(accounts).set({ employeeId: desk.people.ivo }).where(eq(accounts.name, "Ivo"));
    await remindManualEntries(later());
    await remindManualEntries(later());
    const told = await at.db.select().from(notifications);
    expect(told.map(({ kind, title, body, href }) => ({ kind, title, body, href }))).toEqual([
      {
        kind: "entries_missing",
        title: "3 values are to be entered for October 2026",
        body: "Due by 5 Nov 2026.",
        href: `/entries?period=${desk.october.id}`,
      },
    ]);
    expect(ivo.actor.kind === "account" && ivo.actor.accountId).toBe(told[0]?.accountId);
  });

  it("are not written while the period runs", async () => {
    const running = { ...desk.ctx, now: new Date("2026-10-31T12:00:00Z") };
    expect(await remindManualEntries(running)).toEqual({ missing: 0, added: 0 });
  });
});
