import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { mintScope, systemScope } from "@/lib/access/scope";
import { keepFresh } from "../freshness/keep-fresh";
import { createPeriod } from "../periods/mutations";
import { requirePeriod } from "../periods/queries";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { getScorecard } from "../scorecards/queries";
import { closeTickets, foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { fillInSnapshots } from "./fill-in";
import { listBacktest, listKpiMeans } from "./queries";
import { thinSnapshots } from "./thin-snapshots";
import type { StoredProjection } from "./types";

const at = testDatabase();
let desk: SupportDesk;
let november: number;
/** Finished months, oldest first. */
const months = new Map<string, number>();

const DAYS = ["02", "05", "07", "09", "12", "14", "16", "19", "21", "23", "26", "28"];

/** Amina closes a ticket on twelve days of every month, three of four in time; October is not hers alone: see the desk. */
async function workThrough(month: string): Promise<void> {
  for (const [n, day] of DAYS.entries()) {
    const late = n % 4 === 3 ? 1 : 0;
    const closedAt = `${month}-${day}T10:00Z`;
    await closeTickets(at.all, { employeeId: desk.people.amina, closedAt, inTime: 1 - late, late });
  }
}

async function compute(periodId: number, now = desk.ctx.now): Promise<void> {
  const ctx = { ...desk.ctx, now };
  const { id } = await requestRun(ctx, { periodId, trigger: "command" });
  await executeRun(ctx, id);
}

const snapshots = (periodId: number) =>
  at.sql`SELECT employee_id, period_id, snapshot_date::text AS day, checkpoint, elapsed, origin, overall_score,
                kpi_scores::text AS kpis, projected_score, projected_low, projected_high, projection_withheld, taken_at
           FROM kpi_snapshots WHERE period_id = ${periodId} ORDER BY employee_id, snapshot_date`;

async function projectionOf(employeeId: number): Promise<StoredProjection> {
  const [row] = await at.sql<{ projection: string }[]>`
    SELECT projection::text AS projection FROM kpi_snapshots
     WHERE employee_id = ${employeeId} AND period_id = ${november} ORDER BY snapshot_date DESC LIMIT 1`;
  return JSON.parse(row?.projection ?? "null");
}

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  for (const month of [2, 3, 4, 5, 6, 7, 8, 9].map((number) => `2026-0${number}`)) {
    const period = await createPeriod(desk.ctx, { frequency: "monthly", period_start: `${month}-01` });
    months.set(month, period.id);
    await workThrough(month);
  }
  await workThrough("2026-10");
  months.set("2026-10", desk.october.id);
  november = (await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-11-01" })).id;
  for (const day of DAYS.slice(0, 8)) {
    await closeTickets(at.all, {
      employeeId: desk.people.amina,
      closedAt: `2026-11-${day}T08:00Z`,
      inTime: 1,
      late: 0,
    });
  }
  for (const id of months.values()) await compute(id);
  await fillInSnapshots(desk.ctx);
  await compute(november);
  await keepFresh(desk.ctx);
}, 120_000);

describe("whoever leaves within the running period", () => {
  const leaving = async (day: string | null) => {
    await at.sql`UPDATE employees SET left_on = ${day}::date WHERE id = ${desk.people.amina}`;
    await compute(november);
    await keepFresh(desk.ctx);
    const { kpis } = await projectionOf(desk.people.amina);
    return [desk.kpis.closed, desk.kpis.inTime].map((kpiId) => kpis[kpiId]?.withheld);
  };

  test("is not held to a whole period's work against a part of its target; shares are projected as ever", async () => {
    expect(await leaving("2026-11-25")).toEqual(["part_of_period", null]);
    expect(await leaving(null)).toEqual([null, null]);
  });
});

describe("a period computed after it had ended", () => {
  test("gets a snapshot at each tenth of it, from the records of the days before alone", async () => {
    const rows = (await snapshots(months.get("2026-09") ?? 0)).filter(
      (row) => row.employee_id === desk.people.amina,
    );
    expect(rows.map((row) => row.checkpoint)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    // September 2026 has 22 weekdays: 14 have passed by the evening of Friday the 18th, six tenths by that of the 18th.
    const six = rows.find((row) => row.checkpoint === 6);
    expect(six).toMatchObject({ origin: "measured_later", day: "2026-09-18" });
    const closed = JSON.parse(six?.kpis)[desk.kpis.closed];
    // The 2nd, 5th, 7th, 9th, 12th, 14th and 16th.
    expect(closed).toMatchObject({ actual: "7", records: 7 });
  });

  test("is filled in once: the next look changes nothing", async () => {
    const before = await at.sql`SELECT * FROM kpi_snapshots ORDER BY employee_id, period_id, snapshot_date`;
    expect(await fillInSnapshots(desk.ctx)).toBe(0);
    expect(await at.sql`SELECT * FROM kpi_snapshots ORDER BY employee_id, period_id, snapshot_date`).toEqual(
      before,
    );
  });

  test("looks no further than the day: records of later days change no earlier snapshot and no earlier projection", async () => {
    const september = months.get("2026-09") ?? 0;
    const upTo = (rows: Awaited<ReturnType<typeof snapshots>>) =>
      rows.filter((row) => row.day <= "2026-09-18");
    const before = await snapshots(september);
    await closeTickets(at.all, {
      employeeId: desk.people.amina,
      closedAt: "2026-09-20T10:00Z",
      inTime: 40,
      late: 9,
    });
    await keepFresh(desk.ctx);
    await at.sql`DELETE FROM kpi_snapshots WHERE period_id = ${september}`;
    expect(await fillInSnapshots(desk.ctx)).toBe(8);
    const after = await snapshots(september);
    expect(upTo(after)).toEqual(upTo(before));
    expect(after).not.toEqual(before);
    await at.sql`DELETE FROM records.tickets WHERE closed_at = '2026-09-20T10:00Z'`;
    await keepFresh(desk.ctx);
    await at.sql`DELETE FROM kpi_snapshots WHERE period_id = ${september}`;
    await fillInSnapshots(desk.ctx);
    expect(await snapshots(september)).toEqual(before);
  });
});

describe("the running period", () => {
  test("is projected with an interval from the person's own past errors", async () => {
    const { total, kpis, workingDays } = await projectionOf(desk.people.amina);
    // 20 November, 10:00 in Berlin: 14 weekdays and an hour of eight.
    expect(workingDays).toEqual({ done: "14.1", total: 21 });
    expect(total).toMatchObject({ withheld: null, pastError: { of: "own", count: 6 } });
    expect(Number(total.low)).toBeLessThanOrEqual(Number(total.score));
    expect(Number(total.high)).toBeGreaterThanOrEqual(Number(total.score));
    const closed = kpis[desk.kpis.closed];
    // Eight so far, twelve a usual month.
    expect(Number(closed?.actual)).toBeGreaterThan(10.5);
    expect(Number(closed?.actual)).toBeLessThan(13);
    expect(closed?.how).toMatchObject({ kind: "accruing", soFar: "8", periods: 6 });
    // Every one in time so far; three of four in the months before.
    const inTime = kpis[desk.kpis.inTime];
    expect(Number(inTime?.actual)).toBeGreaterThan(75);
    expect(Number(inTime?.actual)).toBeLessThan(100);
  });

  test("is not projected for whom too little is known, and says why", async () => {
    const { total, kpis } = await projectionOf(desk.people.bo);
    expect(total).toMatchObject({ score: null, withheld: "few_periods" });
    expect(kpis[desk.kpis.closed]?.withheld).toBe("few_periods");
  });

  test("learns nothing from a finished period that was the person's in part", async () => {
    const periods = async () => (await projectionOf(desk.people.amina)).kpis[desk.kpis.closed]?.how?.periods;
    expect(await periods()).toBe(6);
    const isIt = at.sql`period_id = ${months.get("2026-06") ?? 0} AND employee_id = ${desk.people.amina} AND kpi_id = ${desk.kpis.closed}`;
    const [row] = await at.sql`SELECT proration::text AS text FROM kpi_results WHERE ${isIt}`;
    const part = JSON.stringify({ proration: { days: 10, of_days: 30 } });
    await at.sql`UPDATE kpi_results SET proration = ${part}::text::jsonb WHERE ${isIt}`;
    await compute(november);
    expect(await periods()).toBe(5);
    await at.sql`UPDATE kpi_results SET proration = ${row?.text ?? null}::text::jsonb WHERE ${isIt}`;
    await compute(november);
    expect(await periods()).toBe(6);
  });

  test("has one snapshot a day, the last one of it, and the same again for the same records", async () => {
    const before = await snapshots(november);
    await compute(november);
    expect(await snapshots(november)).toEqual(before);
    expect(before.filter((row) => row.employee_id === desk.people.amina)).toHaveLength(1);
    await compute(november, new Date("2026-11-23T09:00:00Z"));
    const after = await snapshots(november);
    expect(after.filter((row) => row.employee_id === desk.people.amina).map((row) => row.day)).toEqual([
      "2026-11-20",
      "2026-11-23",
    ]);
    await at.sql`DELETE FROM kpi_snapshots WHERE snapshot_date = '2026-11-23'`;
    await compute(november);
  });

  test("follows its records: of the person they belong to, and nobody else", async () => {
    const others = async () =>
      (await snapshots(november)).filter((row) => row.employee_id !== desk.people.amina);
    const [before, elsewhere] = [await projectionOf(desk.people.amina), await others()];
    await closeTickets(at.all, {
      employeeId: desk.people.amina,
      closedAt: "2026-11-19T10:00Z",
      inTime: 5,
      late: 0,
    });
    await keepFresh({ ...desk.ctx, now: new Date(desk.ctx.now.getTime() + 60_000) });
    const after = await projectionOf(desk.people.amina);
    expect(Number(after.kpis[desk.kpis.closed]?.actual)).toBeGreaterThan(
      Number(before.kpis[desk.kpis.closed]?.actual) + 4,
    );
    expect(await others()).toEqual(elsewhere);
  });

  test("keeps what it had when it is over: a later computation writes no snapshot", async () => {
    const before = await snapshots(months.get("2026-08") ?? 0);
    await compute(months.get("2026-08") ?? 0);
    expect(await snapshots(months.get("2026-08") ?? 0)).toEqual(before);
  });
});

describe("readers", () => {
  const read = (employeeId: number, periodId: number) =>
    getScorecard(at.db, systemScope(desk.ctx.now), employeeId, periodId);

  test("find the projection with the running period's scorecard and with the one before it", async () => {
    const own = await read(desk.people.amina, november);
    const before = await read(desk.people.amina, desk.october.id);
    const older = await read(desk.people.amina, months.get("2026-07") ?? 0);
    expect(own?.projection?.period).toMatchObject({ id: november, name: "November 2026" });
    expect(Object.keys(own?.projection?.kpis ?? {})).toHaveLength(2);
    expect(before?.projection?.period.id).toBe(november);
    expect(before?.projection?.kpis).toBeNull();
    expect(before?.projection?.total).toEqual(own?.projection?.total);
    expect(older?.projection).toBeNull();
  });

  test("see how finished periods came out: at the point the running one has reached, or half-way", async () => {
    const asked = { employeeId: desk.people.amina, kpiId: desk.kpis.closed };
    const [running, finished] = await Promise.all([
      listBacktest(at.db, { ...asked, period: await requirePeriod(at.db, november), running: true }),
      listBacktest(at.db, { ...asked, period: desk.october, running: false }),
    ]);
    expect(running).toMatchObject({ checkpoint: 6 });
    expect(finished).toMatchObject({ checkpoint: 5 });
    expect(running.points.map(({ name }) => name)).toEqual([
      "May 2026",
      "June 2026",
      "July 2026",
      "August 2026",
      "September 2026",
      "October 2026",
    ]);
    const [stored] = await at.sql`
      SELECT score FROM kpi_results WHERE period_id = ${desk.october.id} AND employee_id = ${desk.people.amina}
         AND kpi_id = ${desk.kpis.closed}`;
    expect(running.points.at(-1)?.cameOut).toBe(stored?.score);
  });

  test("compare a projection with what the rules gave, not with an override", async () => {
    const asked = {
      employeeId: desk.people.amina,
      kpiId: desk.kpis.closed,
      period: desk.october,
      running: false,
    };
    const before = await listBacktest(at.db, asked);
    const isIt = at.sql`period_id = ${desk.october.id} AND employee_id = ${desk.people.amina} AND kpi_id = ${desk.kpis.closed}`;
    await at.sql`UPDATE kpi_results SET is_adjusted = true, computed_score = score, score = 1 WHERE ${isIt}`;
    expect(await listBacktest(at.db, asked)).toEqual(before);
    await at.sql`UPDATE kpi_results SET is_adjusted = false, score = computed_score, computed_score = NULL WHERE ${isIt}`;
  });

  test("compare the total with what the rules gave too", async () => {
    const points = async () => (await read(desk.people.amina, november))?.projection?.backtest;
    const before = await points();
    expect(before).toHaveLength(6);
    const isIt = at.sql`period_id = ${desk.october.id} AND employee_id = ${desk.people.amina}`;
    await at.sql`UPDATE performance_results SET is_adjusted = true, computed_score = total_score, total_score = 1,
                        computed_band = rating_band, rating_band = 'below' WHERE ${isIt}`;
    expect(await points()).toEqual(before);
    await at.sql`UPDATE performance_results SET is_adjusted = false, total_score = computed_score, computed_score = NULL,
                        rating_band = computed_band, computed_band = NULL WHERE ${isIt}`;
  });

  test("see a KPI over everybody in its last six periods, and no mean of fewer than five people", async () => {
    const seesAll = await listKpiMeans(at.db, systemScope(desk.ctx.now), desk.kpis.closed);
    expect(seesAll.map(({ period }) => period.name).slice(-2)).toEqual(["October 2026", "November 2026"]);
    expect(seesAll).toHaveLength(6);
    expect(Number(seesAll.at(-2)?.meanScore)).toBeGreaterThan(0);
    const admin = mintScope(
      { accountId: 1, employeeId: null, name: "", email: "", roles: ["admin"] },
      desk.ctx.now,
    );
    const means = await listKpiMeans(at.db, admin, desk.kpis.closed);
    expect(means.map(({ meanScore }) => meanScore)).toEqual(means.map(() => null));
  });
});

describe("old snapshots", () => {
  const daily = async (periodId: number) => {
    await at.sql`
      INSERT INTO kpi_snapshots (employee_id, period_id, snapshot_date, checkpoint, elapsed, origin, kpi_scores, taken_at)
      SELECT ${desk.people.cy}, ${periodId}, day, 4, 0.4, 'observed', '{}', now()
        FROM generate_series(date '2026-10-12', date '2026-10-14', interval '1 day') AS day`;
  };
  const ofCy = (periodId: number) =>
    at.sql`SELECT snapshot_date::text AS day FROM kpi_snapshots
            WHERE period_id = ${periodId} AND employee_id = ${desk.people.cy} AND checkpoint = 4 ORDER BY 1`;

  test("are thinned to the last one of each tenth a week after the end of the period, and once only", async () => {
    await at.sql`DELETE FROM kpi_snapshots WHERE employee_id = ${desk.people.cy}`;
    await daily(desk.october.id);
    expect(await thinSnapshots({ db: at.db, now: new Date("2026-11-07T10:00:00Z") })).toBe(0);
    expect(await thinSnapshots(desk.ctx)).toBe(2);
    expect(await ofCy(desk.october.id)).toEqual([{ day: "2026-10-14" }]);
    expect(await thinSnapshots(desk.ctx)).toBe(0);
  });

  test("of a final period stay as they were, whatever looks after the others", async () => {
    await at.sql`DELETE FROM kpi_snapshots WHERE employee_id = ${desk.people.cy}`;
    await daily(desk.october.id);
    const september = months.get("2026-09") ?? 0;
    const august = months.get("2026-08") ?? 0;
    await at.sql`DELETE FROM kpi_snapshots WHERE period_id IN (${september}, ${august}) AND checkpoint = 5`;
    await at.sql`UPDATE evaluation_periods SET status = 'finalized' WHERE id IN (${desk.october.id}, ${september})`;
    const before = await snapshots(september);
    expect(await fillInSnapshots(desk.ctx)).toBe(1);
    expect((await snapshots(august)).some((row) => row.checkpoint === 5)).toBe(true);
    expect(await thinSnapshots({ db: at.db, now: new Date("2029-11-20T10:00:00Z") })).toBeGreaterThan(0);
    expect(await ofCy(desk.october.id)).toHaveLength(3);
    expect(await snapshots(september)).toEqual(before);
    for (const table of ["kpi_snapshots", "kpi_period_means"]) {
      for (const statement of [
        `DELETE FROM ${table} WHERE period_id = ${september}`,
        `UPDATE ${table} SET period_id = period_id WHERE period_id = ${september}`,
        `TRUNCATE ${table}`,
      ])
        await expect(at.sql.unsafe(statement), statement).rejects.toThrow("A final period cannot change");
    }
  });
});
