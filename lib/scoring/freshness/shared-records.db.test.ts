import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { declareJointJobs, scoreBy, writeJob } from "../testing/joint-jobs";
import { foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { keepFresh } from "./keep-fresh";
import { ensureMeasuringIndexes } from "./measuring-indexes";

const at = testDatabase();
let desk: SupportDesk;
let kpis: Awaited<ReturnType<typeof declareJointJobs>>["kpis"];

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  ({ kpis } = await declareJointJobs(desk));
});

const write = (job: Parameters<typeof writeJob>[1]) => writeJob(at.all, job);

async function useTemplate(kpiIds: number[]): Promise<void> {
  await scoreBy(desk, kpiIds);
  await at.sql`TRUNCATE dirty_marks, stale_scorecards`;
}

async function marks(): Promise<string[]> {
  const rows = await at.sql<{ name: string; days: string }[]>`
    SELECT e.name, m.days::text AS days FROM dirty_marks m JOIN employees e ON e.id = m.employee_id ORDER BY e.name, m.id`;
  return rows.map(({ name, days }) => `${name} ${days}`);
}

/** By person, for whom the KPI has a value. */
async function actuals(kpiId: number): Promise<Record<string, number>> {
  const rows = await at.sql<{ name: string; actual_value: string }[]>`
    SELECT e.name, r.actual_value FROM kpi_results r JOIN employees e ON e.id = r.employee_id
     WHERE r.period_id = ${desk.october.id} AND r.kpi_id = ${kpiId} AND r.actual_value IS NOT NULL ORDER BY e.name`;
  return Object.fromEntries(rows.map(({ name, actual_value }) => [name, Number(actual_value)]));
}

const behind = async () =>
  (
    await at.sql<{ name: string }[]>`SELECT DISTINCT e.name FROM stale_scorecards s
      JOIN employees e ON e.id = s.employee_id ORDER BY 1`
  ).map(({ name }) => name);

const noon = "2026-10-05T10:00Z";
const theDay = "{[2026-10-05,2026-10-06)}";

describe("a shared record marks", () => {
  beforeEach(() => at.sql`TRUNCATE dirty_marks`);

  test("everybody who shares it", async () => {
    const { amina, bo } = desk.people;
    await write({
      crew: [
        [amina, "0.6"],
        [bo, "0.4"],
      ],
      doneAt: noon,
    });
    expect(await marks()).toEqual([`Amina ${theDay}`, `Bo ${theDay}`]);
  });

  test("those who shared it before, and those who do now", async () => {
    const { amina, bo, cy } = desk.people;
    const id = await write({
      crew: [
        [amina, "0.6"],
        [bo, "0.4"],
      ],
      doneAt: noon,
    });
    await at.sql`TRUNCATE dirty_marks`;
    await at.sql`UPDATE records.joint_jobs SET crew_employee_ids = ${`{${bo},${cy}}`}::integer[],
      crew_shares = '{0.4,0.6}' WHERE record_id = ${id}`;
    expect(await marks()).toEqual([`Amina ${theDay}`, `Bo ${theDay}`, `Cy ${theDay}`]);
    await at.sql`TRUNCATE dirty_marks`;
    await at.sql`DELETE FROM records.joint_jobs WHERE record_id = ${id}`;
    expect(await marks()).toEqual([`Bo ${theDay}`, `Cy ${theDay}`]);
  });
});

describe("a record of a unit marks", () => {
  beforeEach(() => at.sql`TRUNCATE dirty_marks`);

  test("the members of that day, of the units below too", async () => {
    await write({ unit: desk.units.support, doneAt: noon });
    expect(await marks()).toEqual([`Amina ${theDay}`, `Bo ${theDay}`, `Cy ${theDay}`, `Ivo ${theDay}`]);
    await at.sql`TRUNCATE dirty_marks`;
    await write({ unit: desk.units.company, doneAt: noon });
    expect((await marks()).map((mark) => mark.split(" ")[0])).toEqual([
      "Amina",
      "Bo",
      "Cy",
      "Dee",
      "Ivo",
      "Ruth",
    ]);
  });

  test("nobody who came later or had left", async () => {
    const { dee } = desk.people;
    await at.sql`UPDATE positions SET effective_from = '2026-10-06' WHERE employee_id = ${dee}`;
    await at.sql`TRUNCATE dirty_marks`;
    await write({ unit: desk.units.field, doneAt: noon });
    expect(await marks()).toEqual([]);
    await write({ unit: desk.units.field, doneAt: "2026-10-06T10:00Z" });
    expect(await marks()).toEqual(["Dee {[2026-10-06,2026-10-07)}"]);
    await at.sql`UPDATE positions SET effective_from = NULL WHERE employee_id = ${dee}`;
  });

  test("the members before and after, when it goes to another unit", async () => {
    const id = await write({ unit: desk.units.field, doneAt: noon });
    await at.sql`TRUNCATE dirty_marks`;
    await at.sql`UPDATE records.joint_jobs SET unit_org_unit_id = ${desk.units.support} WHERE record_id = ${id}`;
    expect((await marks()).map((mark) => mark.split(" ")[0])).toEqual(["Amina", "Bo", "Cy", "Dee", "Ivo"]);
  });

  test("a unit that moves marks its members in open periods", async () => {
    const { company, field, support } = desk.units;
    await at.sql`UPDATE org_units SET parent_id = ${support} WHERE id = ${field}`;
    expect(await marks()).toEqual(["Dee {[2026-10-01,2026-11-01)}"]);
    await at.sql`UPDATE org_units SET parent_id = ${company} WHERE id = ${field}`;
  });
});

describe("results follow", () => {
  test("shares: both people are computed, nobody else, each with their part", async () => {
    await at.sql`TRUNCATE records.joint_jobs`;
    await useTemplate([kpis.shared, kpis.team]);
    const { amina, bo } = desk.people;
    await write({
      crew: [
        [amina, "0.75"],
        [bo, "0.25"],
      ],
      doneAt: noon,
    });
    await write({ crew: [[amina, "1"]], doneAt: noon });
    const { refreshed } = await keepFresh(desk.ctx);
    expect(refreshed).toEqual([{ periodId: desk.october.id, people: 2 }]);
    expect(await actuals(kpis.shared)).toEqual({ Amina: 1.75, Bo: 0.25 });
  });

  test("a team: who joins it gains its records, who leaves it loses them", async () => {
    await write({ unit: desk.units.field, doneAt: noon });
    await keepFresh(desk.ctx);
    expect(await actuals(kpis.team)).toEqual({ Dee: 1 });
    await at.sql`UPDATE positions SET org_unit_id = ${desk.units.field} WHERE employee_id = ${desk.people.cy}`;
    await at.sql`UPDATE positions SET effective_to = '2026-10-05' WHERE employee_id = ${desk.people.dee}`;
    await keepFresh(desk.ctx);
    expect(await actuals(kpis.team)).toEqual({ Cy: 1 });
    await at.sql`UPDATE positions SET org_unit_id = ${desk.units.support} WHERE employee_id = ${desk.people.cy}`;
    await at.sql`UPDATE positions SET effective_to = NULL WHERE employee_id = ${desk.people.dee}`;
    await keepFresh(desk.ctx);
    expect(await actuals(kpis.team)).toEqual({ Dee: 1 });
  });

  test("and computing everyone gives the same", async () => {
    const before = [await actuals(kpis.shared), await actuals(kpis.team)];
    await useTemplate([kpis.shared, kpis.team]);
    expect([await actuals(kpis.shared), await actuals(kpis.team)]).toEqual(before);
  });
});

describe("a KPI whose query reads the records", () => {
  test("is computed for everybody who has it, once for many changes, and not before its time", async () => {
    await useTemplate([kpis.query, kpis.shared]);
    const { bo, cy } = desk.people;
    for (let n = 0; n < 5; n += 1) await write({ crew: [[bo, "1"]], doneAt: noon });
    // Bo is named by the records; whom the query counts for is not known yet.
    expect(await keepFresh(desk.ctx)).toEqual({
      refreshed: [{ periodId: desk.october.id, people: 1 }],
      waiting: false,
      failed: [],
    });
    await at.sql`UPDATE records.joint_jobs SET crew_employee_ids = ${`{${bo},${cy}}`}::integer[],
      crew_shares = '{0.5,0.5}' WHERE crew_employee_ids = ${`{${bo}}`}::integer[]`;
    await at.sql`DELETE FROM dirty_marks WHERE employee_id IS NOT NULL`;
    expect((await keepFresh(desk.ctx)).refreshed).toEqual([]);
    const { refreshed } = await keepFresh(desk.ctx, { queryPatienceSeconds: 0 });
    expect(refreshed).toEqual([{ periodId: desk.october.id, people: 6 }]);
    expect(await actuals(kpis.query)).toMatchObject({ Bo: 6, Cy: 5 });
    expect((await keepFresh(desk.ctx, { queryPatienceSeconds: 0 })).refreshed).toEqual([]);
  });

  test("reaches the formulas over it", async () => {
    await useTemplate([kpis.doubled]);
    await write({ crew: [[desk.people.dee, "1"]], doneAt: noon });
    await keepFresh(desk.ctx, { queryPatienceSeconds: 0 });
    expect(await actuals(kpis.doubled)).toMatchObject({ Dee: 2 });
  });

  test("marks nothing in periods without it, nor for other sources", async () => {
    await useTemplate([kpis.shared]);
    await write({ doneAt: noon });
    await keepFresh(desk.ctx, { queryPatienceSeconds: 0 });
    expect(await behind()).toEqual([]);
    await at.sql`INSERT INTO records.tickets (ticket_number, closed_at) VALUES ('T', ${noon})`;
    expect(await at.sql`SELECT 1 FROM dirty_marks WHERE employee_id IS NULL`).toHaveLength(0);
  });
});

test("one person's shared records, and a unit's, are found by an index", async () => {
  const built = await ensureMeasuringIndexes(at.all);
  expect(built).toEqual(
    expect.arrayContaining([
      "joint_jobs btree (unit_org_unit_id, done_at)",
      "joint_jobs gin (crew_employee_ids)",
    ]),
  );
  expect(await ensureMeasuringIndexes(at.all)).toEqual([]);
});
