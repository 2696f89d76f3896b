import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { kpiAssignmentVersions } from "@/db/schema/assignments";
import { auditEntries } from "@/db/schema/audit";
import { dirtyMarks } from "@/db/schema/freshness";
import { testDatabase } from "@/db/testing/database";
import type { Actor, Ctx } from "@/lib/context";
import { foundSupportDesk, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { assignToMany, previewBulk, takeBackAssignments } from "./bulk";
import { assignInput, assignmentChangeInput, bulkAssignInput } from "./input";
import { assignKpi, changeAssignment } from "./mutations";
import { listAssignments, listAssignmentVersions } from "./queries";

const database = testDatabase();
let desk: SupportDesk;

beforeAll(async () => {
  desk = await foundSupportDesk(database.all);
});

const as = (employeeId: number | null, ...roles: Role[]): Ctx => {
  const actor: Actor = { kind: "account", accountId: 0, employeeId, roles, label: "Somebody" };
  return { ...desk.ctx, actor };
};
const ivo = () => ({ ...as(desk.people.ivo, "manager"), actor: managerActor() });
const managerActor = (): Actor => ({
  ...{ kind: "account", accountId: null as unknown as number, employeeId: desk.people.ivo },
  ...{ roles: ["manager"], label: "Ivo" },
});
const input = (part: Record<string, unknown> = {}) =>
  assignInput.parse({
    ...{ kpi_definition_id: desk.kpis.closed, target_value: "20", start_date: "2026-11-01" },
    ...part,
  });
const change = (part: Record<string, unknown>) => assignmentChangeInput.parse(part);
/** One that no template holds. */
async function addKpi(name: string): Promise<number> {
  const [made] = await database.sql<{ id: number }[]>`
    INSERT INTO kpi_definitions (name, calculation_type, target_type, direction, target, scoring_method)
    SELECT ${name}, calculation_type, target_type, direction, target, scoring_method
      FROM kpi_definitions WHERE id = ${desk.kpis.closed} RETURNING id`;
  const id = made?.id ?? 0;
  await database.sql`
    INSERT INTO kpi_bindings SELECT ${id}::integer, source_id, aggregation, filter_json, measure_json, percentile,
           formula_json, ownership_rule, time_column, empty_means FROM kpi_bindings WHERE kpi_id = ${desk.kpis.closed}`;
  return id;
}
const fieldOf = (path: string) => ({ code: "invalid", fields: [expect.objectContaining({ path })] });

describe("an assignment", () => {
  it("by a manager to a report is stored as version 1, audited, and marks the days it is for", async () => {
    const { amina } = desk.people;
    await database.db.delete(dirtyMarks);
    const made = await assignKpi(ivo(), { employeeId: amina, input: input({ end_date: "2026-11-30" }) });
    expect(made).toMatchObject({
      ...{
        version: 1,
        target: { value: "20" },
        weight: null,
        start_date: "2026-11-01",
        end_date: "2026-11-30",
      },
      ...{ is_active: true, assignedByName: "Ivo", kraName: "Individual goals" },
    });
    const [entry] = await database.db.select().from(auditEntries).where(eq(auditEntries.employeeId, amina));
    expect(entry).toMatchObject({ action: "kpi_assignment.made", actorLabel: "Ivo" });
    const marks = await database.db.select().from(dirtyMarks);
    expect(marks.map(({ employeeId, days }) => [employeeId, days])).toEqual([
      [amina, "{[2026-11-01,2026-12-01)}"],
    ]);
  });

  it("made twice is one", async () => {
    const { amina } = desk.people;
    const before = await database.db.$count(auditEntries);
    await assignKpi(ivo(), { employeeId: amina, input: input({ end_date: "2026-11-30" }) });
    expect(await listAssignments(database.db, amina)).toHaveLength(1);
    expect(await database.db.$count(auditEntries)).toBe(before);
  });

  it("that ends on the last day there is, is open, and so the same when sent again", async () => {
    const { bo } = desk.people;
    const asked = { employeeId: bo, input: input({ end_date: "9999-12-31" }) };
    const made = await assignKpi(ivo(), asked);
    expect(made.end_date).toBeNull();
    expect((await assignKpi(ivo(), asked)).id).toBe(made.id);
    await database.sql`DELETE FROM kpi_assignments WHERE id = ${made.id}`;
  });

  it("that shares a day with another one of the KPI is refused, by the rule and by the database", async () => {
    const { amina } = desk.people;
    const overlapping = input({ start_date: "2026-11-30" });
    await expect(assignKpi(ivo(), { employeeId: amina, input: overlapping })).rejects.toMatchObject(
      fieldOf("start_date"),
    );
    await expect(
      database.sql`INSERT INTO kpi_assignments (employee_id, kpi_id, kra_id, start_date, assigned_by_name, assigned_at)
                   VALUES (${amina}, ${desk.kpis.closed}, ${desk.kras.speed}, '2026-11-30', 'x', now())`,
    ).rejects.toMatchObject({ constraint_name: "kpi_assignments_no_overlap" });
    const next = await assignKpi(ivo(), { employeeId: amina, input: input({ start_date: "2026-12-01" }) });
    expect(next.end_date).toBeNull();
  });

  it.each([
    ["target_value", { target_value: "0" }],
    ["target_value", { target_value: null, weight: null }],
    ["weight", { weight: "101" }],
    ["end_date", { end_date: "2026-10-01" }],
    ["kra_id", { kra_id: 999_999 }],
  ])("with a %s that makes no sense is refused there", async (path, part) => {
    const asked = { employeeId: desk.people.bo, input: input(part) };
    await expect(assignKpi(ivo(), asked)).rejects.toMatchObject(fieldOf(path));
  });

  it("is refused to oneself, to people of others, to employees, and where no template scores the person", async () => {
    const { ruth, ivo: self, amina, bo, dee } = desk.people;
    const asked = (employeeId: number) => ({ employeeId, input: input() });
    await expect(assignKpi(ivo(), asked(self))).rejects.toMatchObject({ code: "forbidden" });
    await expect(assignKpi(ivo(), asked(ruth))).rejects.toMatchObject({ code: "forbidden" });
    await expect(assignKpi(ivo(), asked(dee))).rejects.toMatchObject({ code: "forbidden" });
    expect(() => assignKpi(as(amina, "employee"), asked(bo))).toThrow("You may not assign KPIs");
    const system = { ...desk.ctx };
    await expect(assignKpi(system, asked(dee))).rejects.toMatchObject(fieldOf("kpi_definition_id"));
    await expect(assignKpi(as(self, "hr"), asked(self))).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a change of an assignment", () => {
  it("is its next version; the earlier ones stay as they were", async () => {
    const { amina } = desk.people;
    const of = { employeeId: amina, kpiId: desk.kpis.closed };
    const changed = await changeAssignment(ivo(), {
      ...of,
      change: change({ target_value: "25", version: 1, reason: "Busy season" }),
    });
    expect(changed).toMatchObject({ version: 2, target: { value: "25" }, end_date: "2026-11-30" });
    const again = await changeAssignment(ivo(), { ...of, change: change({ target_value: "25.0" }) });
    expect(again.version).toBe(2);
    const versions = await listAssignmentVersions(database.db, changed.id);
    expect(versions.map(({ version, terms, reason }) => [version, terms.target, reason])).toEqual([
      [2, { value: "25" }, "Busy season"],
      [1, { value: "20" }, ""],
    ]);
    await expect(
      database.db.update(kpiAssignmentVersions).set({ reason: "another" }).then(),
    ).rejects.toThrow();
  });

  it("made from an older version is refused", async () => {
    const of = { employeeId: desk.people.amina, kpiId: desk.kpis.closed };
    await expect(
      changeAssignment(ivo(), { ...of, change: change({ target_value: "30", version: 1 }) }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("that would leave an added KPI counting for nothing is refused; of what counts for nothing the rest may change", async () => {
    const { bo } = desk.people;
    const of = { employeeId: bo, kpiId: await addKpi("Talks") };
    const terms = input({ kpi_definition_id: of.kpiId, weight: "25" });
    await assignKpi(ivo(), { employeeId: bo, input: terms });
    const weightless = change({ weight: null });
    await expect(changeAssignment(ivo(), { ...of, change: weightless })).rejects.toMatchObject(
      fieldOf("weight"),
    );
    await database.sql`UPDATE kpi_assignments SET weight = NULL WHERE kpi_id = ${of.kpiId}`;
    const ended = await changeAssignment(ivo(), { ...of, change: change({ end_date: "2026-11-20" }) });
    expect(ended).toMatchObject({ end_date: "2026-11-20", weight: null });
    await database.sql`DELETE FROM kpi_assignments WHERE kpi_id = ${of.kpiId}`;
  });

  it("that ends it earlier marks only the days that are gone", async () => {
    await database.db.delete(dirtyMarks);
    const of = { employeeId: desk.people.amina, kpiId: desk.kpis.closed };
    await changeAssignment(ivo(), { ...of, change: change({ end_date: "2026-11-15" }) });
    const [mark] = await database.db.select().from(dirtyMarks);
    expect(mark?.days).toBe("{[2026-11-16,2026-12-01)}");
  });

  it("may not run into the next one, is refused outside the scope, and is not found where there is none", async () => {
    const { amina, bo, ruth } = desk.people;
    const kpiId = desk.kpis.closed;
    const [, first] = await listAssignments(database.db, amina);
    const open = change({ assignment_id: first?.id, end_date: null });
    await expect(changeAssignment(ivo(), { employeeId: amina, kpiId, change: open })).rejects.toMatchObject(
      fieldOf("start_date"),
    );
    await expect(
      changeAssignment(ivo(), { employeeId: ruth, kpiId, change: change({ end_date: null }) }),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      changeAssignment(ivo(), { employeeId: bo, kpiId, change: change({ end_date: null }) }),
    ).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("an assignment to many", () => {
  const bulk = (part: Record<string, unknown> = {}) =>
    bulkAssignInput.parse({
      ...{ kpi_definition_id: desk.kpis.inTime, weight: "50", start_date: "2026-11-01" },
      ...part,
    });

  it("says beforehand who gets what, names nobody of others, and stores nothing", async () => {
    const { company } = desk.units;
    const plan = await previewBulk(ivo(), bulk({ org_unit_id: company }));
    expect(Object.fromEntries(plan.people.map(({ name, outcome }) => [name, outcome]))).toEqual({
      ...{ Amina: "assign", Bo: "assign", Cy: "assign" },
      Ivo: "out_of_scope",
    });
    expect(plan.counts).toMatchObject({ assign: 3, out_of_scope: 3 });
    expect(await database.db.$count(kpiAssignmentVersions)).toBe(4);
  });

  it("says which weights no longer add up, before and after", async () => {
    const third = await addKpi("Calls");
    const plan = await previewBulk(
      ivo(),
      bulk({
        kpi_definition_id: third,
        weight: "25",
        kra_id: desk.kras.speed,
        employee_ids: [desk.people.bo],
      }),
    );
    expect(plan.people[0]?.effects).toEqual([
      {
        ...{ kra: "Speed", sum: "125" },
        weights: [
          { name: "Tickets closed", before: "100", after: "80" },
          { name: "Calls", before: null, after: "20" },
        ],
      },
    ]);
    const own = await previewBulk(
      ivo(),
      bulk({ kpi_definition_id: third, weight: "25", employee_ids: [desk.people.bo] }),
    );
    expect(own.people[0]?.effects[0]).toEqual({
      ...{ kra: null, sum: "125" },
      weights: [
        { name: "Speed", before: "60", after: "48" },
        { name: "Quality", before: "40", after: "32" },
        { name: "Individual goals", before: null, after: "20" },
      ],
    });
    const unweighted = await previewBulk(
      ivo(),
      bulk({
        ...{ kpi_definition_id: third, weight: null, target_value: "5", employee_ids: [desk.people.bo] },
      }),
    );
    expect(unweighted.people[0]?.outcome).toBe("needs_weight");
  });

  it("gives it to those who can get it, once, and takes it back from all of them", async () => {
    const { support } = desk.units;
    const done = await assignToMany(ivo(), bulk({ org_unit_id: support, weight: "60" }));
    expect(done.assigned).toHaveLength(3);
    const again = await assignToMany(ivo(), bulk({ org_unit_id: support, weight: "60" }));
    expect(again).toMatchObject({ assigned: [], counts: { has_it: 3 } });

    const ids = { assignment_ids: done.assigned.map(({ id }) => id), reason: "A slip" };
    await expect(takeBackAssignments(as(desk.people.bo, "manager"), ids)).rejects.toMatchObject({
      code: "forbidden",
    });
    expect(await takeBackAssignments(ivo(), ids)).toEqual({ takenBack: 3 });
    expect(await takeBackAssignments(ivo(), ids)).toEqual({ takenBack: 0 });
    const [entry] = await database.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "kpi_assignment.taken_back"))
      .orderBy(asc(auditEntries.id));
    expect(entry).toMatchObject({ reason: "A slip", actorLabel: "Ivo" });
  });
});
