import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { systemScope } from "@/lib/access/scope";
import { withSourceLock } from "@/lib/sources/import/source-lock";
import { createPeriod } from "../periods/mutations";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { listRuns } from "../runs/queries";
import { storeRollups } from "../runs/rollups";
import { getScorecard } from "../scorecards/queries";
import { closeTickets, foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { keepFresh } from "./keep-fresh";
import { markDirty } from "./mark-dirty";
import { countLateChanges } from "./queries";

const at = testDatabase();
let desk: SupportDesk;

async function computeOctober(): Promise<void> {
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, id);
}

const close = (employeeId: number, inTime = 1) =>
  closeTickets(at.all, { employeeId, closedAt: "2026-10-12T10:00Z", inTime, late: 0 });

async function results() {
  return await at.sql`SELECT employee_id, total_score, run_id, computed_at FROM performance_results
    WHERE period_id = ${desk.october.id} ORDER BY employee_id`;
}
const freshnessRuns = () =>
  at.sql`SELECT id, employee_ids FROM compute_runs WHERE trigger = 'freshness' ORDER BY id`;
async function behind(employeeId: number): Promise<Date | null> {
  const scorecard = await getScorecard(at.db, systemScope(desk.ctx.now), employeeId, desk.october.id);
  return scorecard?.freshness.state === "behind" ? scorecard.freshness.since : null;
}
/** A later clock, so that one computation can be told from the next. */
let minute = 0;
const later = () => ({ ...desk.ctx, now: new Date(desk.ctx.now.getTime() + ++minute * 60_000) });

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  await keepFresh(desk.ctx);
  await computeOctober();
});

describe("records that change", () => {
  test("recompute the person they belong to, nobody else, and say who is behind until then", async () => {
    const before = await results();
    await close(desk.people.bo, 3);
    expect(await behind(desk.people.bo)).toBeInstanceOf(Date);
    expect(await behind(desk.people.amina)).toBeNull();
    const kept = await keepFresh(later());
    expect(kept).toEqual({
      refreshed: [{ periodId: desk.october.id, people: 1 }],
      waiting: false,
      failed: [],
    });
    expect(await behind(desk.people.bo)).toBeNull();
    const after = await results();
    const changed = after.filter((row, n) => JSON.stringify(row) !== JSON.stringify(before[n]));
    expect(changed.map((row) => row.employee_id)).toEqual([desk.people.bo]);
  });

  test("give what computing everyone gives, rollups and receipts included", async () => {
    await close(desk.people.bo, 2);
    await close(desk.people.cy, 11);
    await at.sql`DELETE FROM records.tickets WHERE record_id = (
      SELECT min(record_id) FROM records.tickets WHERE closer_employee_id = ${desk.people.amina})`;
    await keepFresh(later());
    const stored = async () => ({
      kpis: await at.sql`SELECT * FROM kpi_results ORDER BY employee_id, kpi_id`,
      kras: await at.sql`SELECT * FROM kra_results ORDER BY employee_id, kra_id`,
      evidence: await at.sql`SELECT * FROM kpi_evidence ORDER BY employee_id, kpi_id`,
      totals:
        await at.sql`SELECT employee_id, total_score, rating_band, coverage FROM performance_results ORDER BY 1`,
      rollups:
        await at.sql`SELECT period_id, subject, subject_id, people_count, scored_count, mean_score, mean_coverage,
        band_counts, kra_means FROM score_rollups ORDER BY subject, subject_id`,
    });
    const kept = await stored();
    await computeOctober();
    expect(await stored()).toEqual(kept);
  });

  test("are computed once: the next look changes nothing", async () => {
    await close(desk.people.amina);
    const ctx = later();
    await keepFresh(ctx);
    const before = await results();
    expect(await keepFresh(ctx)).toEqual({ refreshed: [], waiting: false, failed: [] });
    expect(await results()).toEqual(before);
  });

  test("in a burst, of many statements, are one computation", async () => {
    const before = (await freshnessRuns()).length;
    for (let n = 0; n < 20; n += 1) await close(n % 2 === 0 ? desk.people.amina : desk.people.bo);
    const { refreshed } = await keepFresh(later());
    expect(refreshed).toEqual([{ periodId: desk.october.id, people: 2 }]);
    expect((await freshnessRuns()).length).toBeLessThanOrEqual(before + 1);
  });

  test("are computed once by two processes that hear of them together", async () => {
    await close(desk.people.amina);
    await close(desk.people.cy);
    const kept = await Promise.all([keepFresh(later()), keepFresh(later())]);
    const done = kept.flatMap(({ refreshed }) => refreshed);
    expect(done.reduce((sum, { people }) => sum + people, 0)).toBe(2);
    await keepFresh(later());
    expect(await at.sql`SELECT 1 FROM stale_scorecards UNION ALL SELECT 1 FROM dirty_marks`).toHaveLength(0);
  });

  test("in a period that was never computed are left to its first run", async () => {
    const november = await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-11-01" });
    await closeTickets(at.all, {
      employeeId: desk.people.bo,
      closedAt: "2026-11-03T10:00Z",
      inTime: 1,
      late: 0,
    });
    expect((await keepFresh(later())).refreshed).toEqual([]);
    expect(await at.sql`SELECT 1 FROM performance_results WHERE period_id = ${november.id}`).toHaveLength(0);
  });
});

describe("the runs that keep results fresh", () => {
  test("are kept while someone's results are theirs, then dropped, and are no part of the list of runs", async () => {
    for (let n = 0; n < 5; n += 1) {
      await close(desk.people.bo);
      await keepFresh(later());
    }
    const inUse = await at.sql`SELECT DISTINCT i.run_id AS id FROM employee_scorecard_instances i
      JOIN compute_runs r ON r.id = i.run_id AND r.trigger = 'freshness' ORDER BY 1`;
    expect((await freshnessRuns()).map(({ id }) => id)).toEqual(inUse.map(({ id }) => id));
    const { runs } = await listRuns(at.db, { periodId: desk.october.id, page: 1, pageSize: 100 });
    expect(runs.map((run) => run.trigger)).not.toContain("freshness");
    await computeOctober();
    expect(await freshnessRuns()).toHaveLength(0);
  });

  test("leave a statement behind each KPI, for the receipt", async () => {
    await close(desk.people.bo);
    await keepFresh(later());
    const rows =
      await at.sql`SELECT s.kpi_id FROM compute_run_statements s JOIN performance_results r ON r.run_id = s.run_id
      WHERE r.period_id = ${desk.october.id} AND r.employee_id = ${desk.people.bo} ORDER BY 1`;
    expect(rows.map((row) => row.kpi_id)).toEqual([desk.kpis.closed, desk.kpis.inTime]);
  });
});

describe("while something else is under way", () => {
  test("a run of the period: marks made during it wait, and are computed after it", async () => {
    await close(desk.people.bo);
    const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
    await executeRun(desk.ctx, id, {
      onStage: async (stage) => {
        if (stage !== "storing") return;
        await close(desk.people.bo, 2);
        expect(await keepFresh(later())).toMatchObject({ refreshed: [], waiting: true });
      },
    });
    expect(await behind(desk.people.bo)).toBeInstanceOf(Date);
    expect((await keepFresh(later())).refreshed).toEqual([{ periodId: desk.october.id, people: 1 }]);
    const [row] = await at.sql`SELECT record_count FROM kpi_results
      WHERE employee_id = ${desk.people.bo} AND kpi_id = ${desk.kpis.closed} AND period_id = ${desk.october.id}`;
    const [{ n } = { n: 0 }] = await at.sql`SELECT count(*)::integer AS n FROM records.tickets
      WHERE closer_employee_id = ${desk.people.bo} AND closed_at < '2026-10-31T23:00Z'`;
    expect(row?.record_count).toBe(n);
  });

  test("an import into the source: its marks wait for its end, for a while", async () => {
    const [source] = await at.sql<{ id: number }[]>`SELECT id FROM sources WHERE table_name = 'tickets'`;
    await withSourceLock(at.all, source?.id ?? 0, async () => {
      await close(desk.people.amina);
      expect(await keepFresh(later())).toEqual({ refreshed: [], waiting: true, failed: [] });
      // Other facts do not wait for it.
      await markDirty(desk.ctx, { employeeIds: [desk.people.cy], from: "2026-10-01", to: "2026-10-02" });
      expect((await keepFresh(later())).refreshed).toEqual([{ periodId: desk.october.id, people: 1 }]);
      expect((await keepFresh(later(), { importPatienceSeconds: 0 })).refreshed).toHaveLength(1);
      await close(desk.people.amina);
    });
    expect((await keepFresh(later())).refreshed).toHaveLength(1);
  });
});

test("a change that a later period compares itself with reaches it too", async () => {
  const november = (
    await at.sql<{ id: number }[]>`SELECT id FROM evaluation_periods WHERE period_start = '2026-11-01'`
  )[0];
  const { id } = await requestRun(desk.ctx, { periodId: november?.id ?? 0, trigger: "command" });
  await executeRun(desk.ctx, id);
  await close(desk.people.amina, 4);
  const { refreshed } = await keepFresh(later());
  expect(refreshed.map(({ periodId }) => periodId)).toEqual([desk.october.id, november?.id]);
  const [row] = await at.sql`SELECT n.previous_score, o.total_score FROM performance_results n
    JOIN performance_results o ON o.employee_id = n.employee_id AND o.period_id = ${desk.october.id}
    WHERE n.period_id = ${november?.id ?? 0} AND n.employee_id = ${desk.people.amina}`;
  expect(row?.previous_score).toBe(row?.total_score);
});

test("rollups that are adjusted are those that are added up anew, whoever comes, goes or moves", async () => {
  const rollups = () =>
    at.sql`SELECT subject, subject_id, people_count, scored_count, mean_score, mean_coverage, band_counts, kra_means
      FROM score_rollups WHERE period_id = ${desk.october.id} ORDER BY subject, subject_id`;
  const { amina, bo, cy, dee, ivo, ruth } = desk.people;
  const { support, field, company } = desk.units;
  const stories: (() => Promise<unknown>)[] = [
    () => close(bo, 5),
    () => at.sql`UPDATE positions SET org_unit_id = ${field} WHERE employee_id = ${cy}`,
    () => at.sql`UPDATE reporting_lines SET manager_id = ${dee} WHERE employee_id = ${bo}`,
    // A manager moves, and takes the figures of all reports along.
    () => at.sql`UPDATE reporting_lines SET manager_id = ${dee} WHERE employee_id = ${ivo}`,
    () => at.sql`UPDATE employees SET left_on = '2026-09-30' WHERE id = ${amina}`,
    () => at.sql`UPDATE employees SET left_on = NULL WHERE id = ${amina}`,
    () => at.sql`UPDATE org_units SET parent_id = ${field} WHERE id = ${support}`,
    () => at.sql`UPDATE org_units SET parent_id = ${company} WHERE id = ${support}`,
    () => at.sql`DELETE FROM records.tickets WHERE closer_employee_id = ${bo}`,
  ];
  for (const [n, happens] of stories.entries()) {
    await happens();
    await markDirty(desk.ctx, {
      employeeIds: [amina, bo, cy, ivo, ruth],
      from: "2026-10-01",
      to: "2026-11-01",
    });
    await keepFresh(later());
    const adjusted = await rollups();
    await at.sql.begin((tx) =>
      storeRollups(tx as never, { periodId: desk.october.id, computedAt: desk.ctx.now }),
    );
    expect(await rollups(), `story ${n}`).toEqual(adjusted);
  }
});

test("a final period stands, and says how many people's records changed since", async () => {
  const before = await results();
  await close(desk.people.cy);
  await at.sql`UPDATE evaluation_periods SET status = 'finalized' WHERE id = ${desk.october.id}`;
  await close(desk.people.bo);
  await close(desk.people.bo);
  await close(desk.people.amina);
  expect((await keepFresh(later())).refreshed.map(({ periodId }) => periodId)).not.toContain(desk.october.id);
  expect(await results()).toEqual(before);
  expect(await countLateChanges(at.db, desk.october.id)).toBe(3);
});
