import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { RUN_STAGES } from "@/db/enums";
import { testDatabase } from "@/db/testing/database";
import { closeTickets, foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { executeRun } from "./execute";
import { requestRun } from "./mutations";
import { getRun, listRunStatements } from "./queries";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
});

const compute = async (employeeIds?: number[]) => {
  const run = await requestRun(desk.ctx, { periodId: desk.october.id, employeeIds, trigger: "command" });
  return executeRun(desk.ctx, run.id);
};

/** Every stored row of the period, without run ids and times. */
async function storedRows() {
  const tables: Record<string, unknown> = {};
  for (const table of [
    "kpi_results",
    "kpi_evidence",
    "kra_results",
    "performance_results",
    "employee_scorecard_instances",
    "score_rollups",
  ]) {
    const rows = await at.db.execute<{ row: Record<string, unknown> }>(sql`
      SELECT to_jsonb(t) - 'run_id' - 'computed_at' AS row FROM ${sql.identifier(table)} t
       WHERE period_id = ${desk.october.id} ORDER BY 1`);
    tables[table] = rows.map(({ row }) => JSON.stringify(row));
  }
  return tables;
}

async function resultsOf(employeeId: number) {
  const rows = await at.db.execute<{
    kpi_id: number;
    status: string;
    score: string | null;
    actual_value: string | null;
  }>(
    sql`SELECT kpi_id, status, score, actual_value FROM kpi_results
         WHERE period_id = ${desk.october.id} AND employee_id = ${employeeId} ORDER BY kpi_id`,
  );
  return rows.map(({ status, score, actual_value }) => [status, actual_value, score]);
}

const totals = async () => {
  const rows = await at.db.execute<{ name: string; total_score: string | null; rating_band: string }>(sql`
    SELECT e.name, r.total_score, r.rating_band FROM performance_results r JOIN employees e ON e.id = r.employee_id
     WHERE period_id = ${desk.october.id} ORDER BY e.id`);
  return Object.fromEntries(rows.map((row) => [row.name, [row.total_score, row.rating_band]]));
};

test("a run scores everyone employed, and says who matched no template", async () => {
  const run = await compute();
  expect(run).toMatchObject({
    status: "done",
    stage: "finished",
    peopleCount: 6,
    scoredCount: 2,
    resultCount: 6,
  });
  // Amina: 9 of 10 closed = 90; 8 of 9 in time = 88.888889 % of 90 = 98.7654; 0.6 · 90 + 0.4 · 98.7654.
  expect(await resultsOf(desk.people.amina)).toEqual([
    ["scored", "9.000000", "90.0000"],
    ["scored", "88.888889", "98.7654"],
  ]);
  expect(await totals()).toEqual({
    Ruth: [null, "not_scored"],
    Ivo: [null, "not_scored"],
    Amina: ["93.5062", "on"],
    // 4 of 10 = 40; 25 % of 90 = 27.7778.
    Bo: ["35.1111", "below"],
    Cy: [null, "not_scored"],
    Dee: [null, "not_scored"],
  });
  expect(run.warnings).toEqual([
    { code: "no_template", message: "3 people matched no template and are not scored.", count: 3 },
  ]);
});

test("tickets closed after midnight in the organisation's zone belong to the next period", async () => {
  expect(await resultsOf(desk.people.cy)).toEqual([
    ["no_data", null, null],
    ["no_data", null, null],
  ]);
});

test("evidence names the records, and which of them count in the numerator", async () => {
  const [row] = await at.db.execute<{ records: number; numerator: number; own: boolean }>(sql`
    SELECT cardinality(record_ids) AS records, cardinality(numerator_ids) AS numerator,
           (SELECT bool_and(closer_employee_id = employee_id) FROM records.tickets
             WHERE record_id = ANY (record_ids)) AS own
      FROM kpi_evidence WHERE period_id = ${desk.october.id} AND employee_id = ${desk.people.bo}
       AND kpi_id = ${desk.kpis.inTime}`);
  expect(row).toEqual({ records: 4, numerator: 1, own: true });
});

test("rollups hold each unit with all below it and each manager with direct and indirect reports", async () => {
  const rows = await at.db.execute(sql`
    SELECT subject, subject_id, people_count, scored_count, mean_score, band_counts, kra_means
      FROM score_rollups WHERE period_id = ${desk.october.id} ORDER BY subject, subject_id`);
  const of = (subject: string, id: number) =>
    rows.find((row) => row.subject === subject && row.subject_id === id);
  expect(of("unit", desk.units.company)).toMatchObject({
    people_count: 6,
    scored_count: 2,
    mean_score: "64.3087",
    band_counts: { on: 1, below: 1, not_scored: 4 },
    kra_means: {
      [desk.kras.speed]: { mean: "65.0000", people: 2 },
      [desk.kras.quality]: { mean: "63.2716", people: 2 },
    },
  });
  expect(of("unit", desk.units.support)).toMatchObject({ people_count: 4, scored_count: 2 });
  expect(of("unit", desk.units.field)).toMatchObject({ people_count: 1, scored_count: 0, mean_score: null });
  expect(of("manager", desk.people.ivo)).toMatchObject({ people_count: 3, scored_count: 2 });
  expect(of("manager", desk.people.ruth)).toMatchObject({ people_count: 5, scored_count: 2 });
});

test("the same records give the same rows, byte for byte, and the same fingerprint", async () => {
  const first = await compute();
  const before = await storedRows();
  await at.db.execute(sql`UPDATE employee_scorecard_instances SET status = 'review'
    WHERE period_id = ${desk.october.id} AND employee_id = ${desk.people.bo}`);
  await at.db.execute(sql`CLUSTER records.tickets USING tickets_pkey`);
  const second = await compute();
  expect(second.fingerprint).toBe(first.fingerprint);
  const [kept] = await at.db.execute<{ status: string }>(sql`SELECT status FROM employee_scorecard_instances
    WHERE period_id = ${desk.october.id} AND employee_id = ${desk.people.bo}`);
  expect(kept?.status).toBe("review");
  await at.db.execute(sql`UPDATE employee_scorecard_instances SET status = 'draft'`);
  expect(await storedRows()).toEqual(before);
  const statements = await listRunStatements(at.db, second.id);
  expect(statements.map(({ kpiName }) => kpiName).sort()).toEqual(["Closed in time", "Tickets closed"]);
  expect(statements[0]?.statement).toContain("2026-09-30T22:00:00.000Z");
});

test("computing one person replaces only theirs, and the rollups follow", async () => {
  const before = await compute();
  await closeTickets(at.all, {
    employeeId: desk.people.amina,
    closedAt: "2026-10-07T10:00Z",
    inTime: 1,
    late: 0,
  });
  await closeTickets(at.all, {
    employeeId: desk.people.bo,
    closedAt: "2026-10-07T10:00Z",
    inTime: 5,
    late: 0,
  });
  const run = await compute([desk.people.amina]);
  expect(run).toMatchObject({ status: "done", peopleCount: 1, resultCount: 2 });
  // 100 and 90 % of 90: 100.
  expect(await totals()).toMatchObject({ Amina: ["100.0000", "on"], Bo: ["35.1111", "below"] });
  const [unit] = await at.db.execute<{ mean_score: string }>(sql`SELECT mean_score FROM score_rollups
    WHERE period_id = ${desk.october.id} AND subject = 'unit' AND subject_id = ${desk.units.company}`);
  expect(unit?.mean_score).toBe("67.5556");
  const everyone = await compute();
  // 9 of 10 closed; 6 of 9 in time = 74.0741.
  expect(everyone.fingerprint).not.toBe(before.fingerprint);
  expect(await totals()).toMatchObject({ Bo: ["83.6296", "near"] });
});

test("who is no longer employed in the period loses their results", async () => {
  await at.db.execute(sql`UPDATE employees SET left_on = '2026-09-30' WHERE id = ${desk.people.dee}`);
  await compute();
  expect(await totals()).not.toHaveProperty("Dee");
  const left = await at.db.execute(
    sql`SELECT 1 FROM employee_scorecard_instances WHERE employee_id = ${desk.people.dee}`,
  );
  expect(left).toHaveLength(0);
  await at.db.execute(sql`UPDATE employees SET left_on = NULL`);
  await compute();
  expect(await totals()).toHaveProperty("Dee");
});

test.each(RUN_STAGES.filter((stage) => stage !== "waiting" && stage !== "finished"))(
  "stopped while %s, the old results stand and the run says so",
  async (stage) => {
    const before = await storedRows();
    await closeTickets(at.all, {
      employeeId: desk.people.cy,
      closedAt: "2026-10-09T10:00Z",
      inTime: 1,
      late: 0,
    });
    const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
    const stop = async (reached: string) => {
      if (reached === stage) throw new Error("pulled the plug");
    };
    await expect(executeRun(desk.ctx, run.id, { onStage: stop })).rejects.toThrow("pulled the plug");
    expect(await storedRows()).toEqual(before);
    const failed = await getRun(at.db, run.id);
    expect(failed).toMatchObject({ status: "failed", stage });
    expect(failed?.error).toContain("The results before it still stand.");
    // The job may be tried again.
    expect(await executeRun(desk.ctx, run.id)).toMatchObject({ status: "done" });
  },
);

test.each(["measuring", "scoring", "storing", "rollups"] as const)(
  "killed by the database while %s, nothing is half done and a retry finishes",
  async (stage) => {
    const before = await storedRows();
    await closeTickets(at.all, {
      employeeId: desk.people.cy,
      closedAt: "2026-10-09T10:00Z",
      inTime: 1,
      late: 0,
    });
    const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
    const kill = async (reached: string) => {
      if (reached !== stage) return;
      await at.db.execute(sql`
        SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7246010
           AND objid = ${desk.october.id} AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`);
    };
    await expect(executeRun(desk.ctx, run.id, { onStage: kill })).rejects.toThrow();
    expect(await storedRows()).toEqual(before);
    expect(await getRun(at.db, run.id)).toMatchObject({ status: "failed" });
    expect(await executeRun(desk.ctx, run.id)).toMatchObject({ status: "done" });
    expect(await storedRows()).not.toEqual(before);
  },
);

test("a reader sees the old results until the new ones are there, never half", async () => {
  await closeTickets(at.all, {
    employeeId: desk.people.amina,
    closedAt: "2026-10-09T10:00Z",
    inTime: 1,
    late: 0,
  });
  const before = await totals();
  const seen: unknown[] = [];
  const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, run.id, { onStage: async () => void seen.push(await totals()) });
  expect(seen).toHaveLength(5);
  for (const look of seen) expect(look).toEqual(before);
  expect(await totals()).not.toEqual(before);
});

test("a second run is refused while one is under way, and waits when two processes race", async () => {
  const first = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  const again = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  expect(again.id).toBe(first.id);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const started = new Promise<void>((resolve) => {
    const running = executeRun(desk.ctx, first.id, {
      onStage: async (stage) => {
        if (stage !== "scoring") return;
        resolve();
        await held;
      },
    });
    running.catch(() => {});
  });
  await started;
  await expect(requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" })).rejects.toThrow(
    `run ${first.id} is under way`,
  );
  await expect(executeRun(desk.ctx, first.id, { patienceMs: 0 })).rejects.toThrow("by another process");
  const racing = executeRun(desk.ctx, first.id);
  release();
  expect(await racing).toMatchObject({ id: first.id, status: "done" });
});

test("a final period is refused when asked for and when computed", async () => {
  const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await at.db.execute(sql`UPDATE evaluation_periods SET status = 'finalized'`);
  const before = await storedRows();
  await expect(executeRun(desk.ctx, run.id)).rejects.toThrow("October 2026 is final");
  await expect(requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" })).rejects.toThrow(
    "is final",
  );
  expect(await storedRows()).toEqual(before);
});

beforeEach(async () => {
  await at.db.execute(sql`UPDATE compute_runs SET status = 'failed' WHERE status IN ('queued', 'running')`);
});
