import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { kpiAssignments } from "@/db/schema/assignments";
import {
  employees,
  holidayCalendars,
  holidays,
  orgUnits,
  positions,
  workSchedules,
} from "@/db/schema/people";
import { kpiEvidence, kpiResults } from "@/db/schema/results";
import { computeRuns } from "@/db/schema/scoring";
import { testDatabase } from "@/db/testing/database";
import { assignInput, assignmentChangeInput } from "@/lib/kpis/assignments/input";
import { assignKpi, changeAssignment } from "@/lib/kpis/assignments/mutations";
import { keepFresh } from "../freshness/keep-fresh";
import { closeTickets, foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { executeRun } from "./execute";
import { requestRun } from "./mutations";

const database = testDatabase();
let desk: SupportDesk;
let calls = 0;

/** A third KPI, that no template holds: tickets closed, under another name, target 8. */
beforeAll(async () => {
  desk = await foundSupportDesk(database.all);
  const [made] = await database.sql<{ id: number }[]>`
    INSERT INTO kpi_definitions (name, calculation_type, target_type, direction, target, scoring_method)
    SELECT 'Calls', calculation_type, target_type, direction, '{"value":"8"}', scoring_method
      FROM kpi_definitions WHERE id = ${desk.kpis.closed} RETURNING id`;
  calls = made?.id ?? 0;
  await database.sql`
    INSERT INTO kpi_bindings SELECT ${calls}, source_id, aggregation, filter_json, measure_json, percentile,
           formula_json, ownership_rule, time_column, empty_means FROM kpi_bindings WHERE kpi_id = ${desk.kpis.closed}`;
});

beforeEach(async () => {
  await database.db.delete(kpiAssignments);
  await database.db.update(employees).set({ hiredOn: null, leftOn: null });
});

async function compute() {
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  return executeRun(desk.ctx, id);
}

async function resultOf(employeeId: number, kpiId: number) {
  const rows = await database.db.select().from(kpiResults).where(eq(kpiResults.employeeId, employeeId));
  return rows.find((row) => row.kpiId === kpiId);
}

const assign = (employeeId: number, part: Record<string, unknown>) =>
  assignKpi(desk.ctx, { employeeId, input: assignInput.parse({ start_date: "2026-01-01", ...part }) });

describe("a run", () => {
  it("scores against a person's own target and weight, and names the version that counted", async () => {
    const { amina } = desk.people;
    const made = await assign(amina, {
      kpi_definition_id: desk.kpis.closed,
      target_value: "18",
      weight: "100",
    });
    await changeAssignment(desk.ctx, {
      ...{ employeeId: amina, kpiId: desk.kpis.closed },
      change: assignmentChangeInput.parse({ target_value: "12" }),
    });
    const first = await compute();
    // 9 of 12 tickets is 75; without it 9 of 10 is 90.
    expect(await resultOf(amina, desk.kpis.closed)).toMatchObject({
      ...{
        target: { value: "12" },
        score: "75.0000",
        assignmentId: made.id,
        assignmentVersion: 2,
        proration: null,
      },
    });
    expect(await resultOf(desk.people.bo, desk.kpis.closed)).toMatchObject({
      ...{ target: { value: "10" }, assignmentId: null, assignmentVersion: null },
    });
    const again = await compute();
    expect(again.fingerprint).toBe(first.fingerprint);
    await database.db.delete(kpiAssignments);
    expect((await compute()).fingerprint).not.toBe(first.fingerprint);
  });

  it("adds a KPI that the template does not hold, with its records, in a KRA of its own", async () => {
    const { amina } = desk.people;
    await assign(amina, { kpi_definition_id: calls, weight: "25" });
    await compute();
    // Speed 60, Quality 40, Individual goals 25 of 125: 48, 32, 20. 9 of 8 calls is 112.5.
    expect(await resultOf(amina, calls)).toMatchObject({
      score: "112.5000",
      weight: "100.0000",
      recordCount: 9,
    });
    const kras =
      await database.sql`SELECT weight::text FROM kra_results WHERE employee_id = ${amina} ORDER BY kra_id`;
    expect(kras.map(({ weight }) => weight)).toEqual(["48.0000", "32.0000", "20.0000"]);
    const evidence = await database.db.select().from(kpiEvidence).where(eq(kpiEvidence.kpiId, calls));
    expect(evidence.map(({ employeeId, recordCount }) => [employeeId, recordCount])).toEqual([[amina, 9]]);
  });

  it("measures an added KPI over the days it is assigned for, against their share of the target", async () => {
    const { amina, bo } = desk.people;
    await closeTickets(database.all, { employeeId: bo, closedAt: "2026-10-20T10:00Z", inTime: 2, late: 0 });
    await assign(bo, {
      kpi_definition_id: calls,
      weight: "25",
      target_value: "31",
      start_date: "2026-10-16",
    });
    await assign(amina, { kpi_definition_id: calls, weight: "25" });
    await compute();
    // 16 of 31 days: 16. Bo closed 4 on the 6th and 2 on the 20th.
    expect(await resultOf(bo, calls)).toMatchObject({
      ...{ recordCount: 2, target: { value: "16" }, actualValue: "2.000000" },
      proration: {
        proration: {
          days_are: "calendar_days",
          days: 16,
          of_days: 31,
          changes: [{ kind: "assigned", day: "2026-10-16" }],
        },
        measured: { from: "2026-10-16", to: "2026-11-01" },
      },
    });
    expect(await resultOf(amina, calls)).toMatchObject({
      recordCount: 9,
      target: { value: "8" },
      proration: null,
    });
    const evidence = await database.db.select().from(kpiEvidence).where(eq(kpiEvidence.kpiId, calls));
    expect(
      Object.fromEntries(evidence.map(({ employeeId, recordCount }) => [employeeId, recordCount])),
    ).toEqual({
      ...{ [amina]: 9, [bo]: 2 },
    });
  });

  it("gives who joined within the period the share of what adds up, by the unit's schedule and holidays", async () => {
    const { amina } = desk.people;
    await database.db.update(employees).set({ hiredOn: "2026-10-16" }).where(eq(employees.id, amina));
    await compute();
    expect(await resultOf(amina, desk.kpis.closed)).toMatchObject({ target: { value: "5.16129" } });

    const day: [string, string][] = [["09:00", "17:00"]];
    const [schedule] = await database.db
      .insert(workSchedules)
      .values({ name: "Office", windows: { mon: day, tue: day, wed: day, thu: day, fri: day } })
      .returning();
    const [calendar] = await database.db.insert(holidayCalendars).values({ name: "Berlin" }).returning();
    await database.db
      .insert(holidays)
      .values({ calendarId: calendar?.id ?? 0, date: "2026-10-05", name: "A day off" });
    await database.db
      .update(orgUnits)
      .set({ workScheduleId: schedule?.id, holidayCalendarId: calendar?.id })
      .where(eq(orgUnits.id, desk.units.company));
    await compute();
    // 11 of 22 weekdays, one of the first eleven a holiday: 10 × 11 / 21, to six decimals.
    const result = await resultOf(amina, desk.kpis.closed);
    expect(result).toMatchObject({ target: { value: "5.238095" }, attainment: "1.718182" });
    expect(result?.proration).toMatchObject({
      proration: {
        days_are: "working_days",
        days: 11,
        of_days: 21,
        changes: [{ kind: "joined", day: "2026-10-16" }],
      },
    });
    expect(await resultOf(amina, desk.kpis.inTime)).toMatchObject({
      target: { value: "90" },
      proration: null,
    });
    await database.db.update(orgUnits).set({ workScheduleId: null, holidayCalendarId: null });
  });

  it("gives who left within the period the share up to the last day", async () => {
    const { bo } = desk.people;
    await database.db.update(employees).set({ leftOn: "2026-10-15" }).where(eq(employees.id, bo));
    await compute();
    expect(await resultOf(bo, desk.kpis.closed)).toMatchObject({
      ...{ target: { value: "4.83871" } },
      proration: { proration: { days: 15, of_days: 31, changes: [{ kind: "left", day: "2026-10-15" }] } },
    });
  });

  it("gives who came from where no template scores them the share since then, and takes it back with the move", async () => {
    const { cy } = desk.people;
    const [now] = await database.db.select().from(positions).where(eq(positions.employeeId, cy));
    await database.db
      .update(positions)
      .set({ effectiveFrom: "2026-10-16" })
      .where(eq(positions.employeeId, cy));
    await database.db
      .insert(positions)
      .values({ employeeId: cy, orgUnitId: desk.units.field, effectiveTo: "2026-10-16" });
    await compute();
    expect(await resultOf(cy, desk.kpis.closed)).toMatchObject({
      ...{ target: { value: "5.16129" } },
      proration: { proration: { changes: [{ kind: "moved", day: "2026-10-16" }] } },
    });
    await database.db.delete(positions).where(eq(positions.employeeId, cy));
    await database.db
      .insert(positions)
      .values({ employeeId: cy, orgUnitId: now?.orgUnitId, jobRoleId: now?.jobRoleId });
    expect((await keepFresh(desk.ctx)).refreshed).toEqual([{ periodId: desk.october.id, people: 1 }]);
    expect(await resultOf(cy, desk.kpis.closed)).toMatchObject({ target: { value: "10" }, proration: null });
  });
});

it("what is assigned, changed, ended or taken back is in the figures at once, of that person alone", async () => {
  const { amina } = desk.people;
  await compute();
  await keepFresh(desk.ctx);
  const of = { employeeId: amina, kpiId: desk.kpis.closed };
  const refreshed = async () => {
    expect((await keepFresh(desk.ctx)).refreshed).toEqual([{ periodId: desk.october.id, people: 1 }]);
    return (await resultOf(amina, desk.kpis.closed))?.target;
  };
  await assign(amina, { kpi_definition_id: desk.kpis.closed, target_value: "20" });
  expect(await refreshed()).toEqual({ value: "20" });
  await changeAssignment(desk.ctx, { ...of, change: assignmentChangeInput.parse({ target_value: "30" }) });
  expect(await refreshed()).toEqual({ value: "30" });
  await changeAssignment(desk.ctx, {
    ...of,
    change: assignmentChangeInput.parse({ end_date: "2026-09-30" }),
  });
  expect(await refreshed()).toEqual({ value: "10" });
  await changeAssignment(desk.ctx, { ...of, change: assignmentChangeInput.parse({ end_date: null }) });
  expect(await refreshed()).toEqual({ value: "30" });
  await changeAssignment(desk.ctx, { ...of, change: assignmentChangeInput.parse({ is_active: false }) });
  expect(await refreshed()).toEqual({ value: "10" });
  expect(await database.db.$count(computeRuns)).toBeGreaterThan(0);
});
