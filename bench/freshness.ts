import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { connect, type Database, type Sql } from "@/db/client";
import { startFreshness } from "@/jobs/freshness";
import type { WorkCtx } from "@/lib/context";
import { RESULTS_CHANNEL, readResultsChange } from "@/lib/scoring/freshness/channels";
import { keepFresh } from "@/lib/scoring/freshness/keep-fresh";
import { ensureMeasuringIndexes } from "@/lib/scoring/freshness/measuring-indexes";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { type BenchCompany, QUARTER } from "./company";
import { inBenchCompany } from "./scoring";

export interface FreshnessBenchmark {
  /** Recomputing one person after one record of theirs changed, the middle of many. */
  smallMs: number;
  largeMs: number;
  ratio: number;
  /** From the commit of a record to its number in the stored result, under load, at the large size. */
  p50Seconds: number;
  p95Seconds: number;
  writesPerSecond: number;
}

const SAMPLES = 40;

/** What one changed record costs at 100 and at 10,000 people, and how soon it is seen while 50 a second are written. */
export async function freshnessBenchmark({
  small = 100,
  large = 10_000,
  writesPerSecond = 50,
  seconds = 20,
  recordsPerPerson = 100,
} = {}): Promise<FreshnessBenchmark> {
  return inComputedCompany({ employees: small, recordsPerPerson }, (few) =>
    inComputedCompany({ employees: large, recordsPerPerson }, async (many) => {
      // In turns, so that whatever else the machine does befalls both.
      const times = { small: [] as number[], large: [] as number[] };
      for (let n = 0; n < SAMPLES; n += 1) {
        times.small.push(await timeOne(few, n));
        times.large.push(await timeOne(many, n));
      }
      const [smallMs, largeMs] = [middle(times.small), middle(times.large)];
      const delays = await timeUnderLoad(many, { writesPerSecond, seconds });
      const at = (share: number) =>
        (delays[Math.ceil(delays.length * share) - 1] ?? Number.POSITIVE_INFINITY) / 1000;
      return {
        smallMs,
        largeMs,
        ratio: largeMs / smallMs,
        p50Seconds: at(0.5),
        p95Seconds: at(0.95),
        writesPerSecond,
      };
    }),
  );
}

const middle = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

interface ComputedCompany extends BenchCompany {
  employees: number;
  periodId: number;
}

function inComputedCompany<T>(
  { employees, recordsPerPerson }: { employees: number; recordsPerPerson: number },
  work: (company: ComputedCompany) => Promise<T>,
): Promise<T> {
  return inBenchCompany({ employees, records: employees * recordsPerPerson }, async (database, company) => {
    // The quarter runs, and finished ones lie before it: what it is heading for is worked out with every computation.
    const ctx = { ...company.ctx, now: WITHIN_QUARTER };
    const period = await createPeriod(ctx, {
      frequency: "quarterly",
      period_start: QUARTER.periodStart,
    });
    const { id } = await requestRun(ctx, { periodId: period.id, trigger: "command" });
    await executeRun(ctx, id);
    await rememberQuarters(ctx, period.id);
    await keepFresh(ctx);
    await ensureMeasuringIndexes(database);
    await database.sql`VACUUM ANALYZE`;
    return work({ ...company, ctx, employees, periodId: period.id });
  });
}

const WITHIN_QUARTER = new Date("2026-09-10T12:00:00Z");
const EARLIER_QUARTERS = ["2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01"];

/** Finished quarters like this one for everybody, with their snapshots. */
async function rememberQuarters(ctx: WorkCtx, periodId: number): Promise<void> {
  const { sql } = ctx.database;
  for (const period_start of EARLIER_QUARTERS) {
    const earlier = await createPeriod(ctx, { frequency: "quarterly", period_start });
    for (const table of [
      "employee_scorecard_instances",
      "kpi_results",
      "kra_results",
      "performance_results",
    ]) {
      await sql`INSERT INTO ${sql(table)}
        SELECT (jsonb_populate_record(r, jsonb_build_object('period_id', ${earlier.id}::integer))).*
          FROM ${sql(table)} AS r WHERE r.period_id = ${periodId}`;
    }
    await sql`INSERT INTO kpi_snapshots
      SELECT (jsonb_populate_record(s, jsonb_build_object('period_id', ${earlier.id}::integer))).*
        FROM kpi_snapshots AS s WHERE s.period_id = ${periodId}`;
  }
}

/** The nth of some people spread over the company, none of them twice in a row. */
const personOf = (n: number, employees: number) => 11 + ((n * 7919) % (employees - 11));

async function timeOne({ ctx, employees }: ComputedCompany, n: number): Promise<number> {
  await writeRecord(ctx.database.sql, personOf(n, employees), `one-${n}`);
  const startedAt = performance.now();
  const { refreshed } = await keepFresh(ctx);
  const ms = performance.now() - startedAt;
  if (refreshed.length !== 1 || refreshed[0]?.people !== 1) throw new Error("Not one person was computed.");
  return ms;
}

const writeRecord = (sql: Sql, employeeId: number, number: string) => sql`
  INSERT INTO records.tickets (ticket_number, customer, closer_employee_id, opened_at, first_reply_at, resolved_at, closed_at,
                               sla_met, reopen_count, reply_count)
  VALUES (${number}, 'C-1', ${employeeId}, '2026-08-10T08:00Z', '2026-08-10T09:00Z', '2026-08-11T08:00Z',
          '2026-08-11T08:00Z', true, 0, 3)`;

interface Load {
  writesPerSecond: number;
  seconds: number;
}

/** Milliseconds from commit to sight of each write, ascending. A sidecar of its own computes; a reader reads by key. */
async function timeUnderLoad({ ctx, employees, periodId }: ComputedCompany, load: Load): Promise<number[]> {
  const { database } = ctx;
  const url = urlOf(database);
  const sidecar = connect(url, { max: 4 });
  const freshness = await startFreshness(sidecar);
  const waiting = new Map<number, { count: number; writtenAt: number }[]>();
  const delays: number[] = [];
  const see = async (employeeIds: readonly number[]) => {
    for (const employeeId of employeeIds) {
      const pending = waiting.get(employeeId);
      if (!pending) continue;
      const [row] = await database.sql<{ n: number }[]>`
        SELECT record_count AS n FROM kpi_results
         WHERE period_id = ${periodId} AND employee_id = ${employeeId} ORDER BY kpi_id LIMIT 1`;
      const now = performance.now();
      const seen = pending.filter(({ count }) => count <= (row?.n ?? 0));
      delays.push(...seen.map(({ writtenAt }) => now - writtenAt));
      waiting.set(
        employeeId,
        pending.filter((each) => !seen.includes(each)),
      );
    }
  };
  const listening = await database.sql.listen(RESULTS_CHANNEL, (payload) => {
    const { employeeIds } = readResultsChange(payload);
    void see(employeeIds ?? [...waiting.keys()]);
  });
  const total = load.writesPerSecond * load.seconds;
  const beganAt = performance.now();
  for (let n = 0; n < total; n += 1) {
    await wait(Math.max(0, beganAt + (n * 1000) / load.writesPerSecond - performance.now()));
    const employeeId = personOf(n, employees);
    await writeRecord(database.sql, employeeId, `load-${n}`);
    const [row] = await database.sql<{ n: number }[]>`
      SELECT count(*)::integer AS n FROM records.tickets WHERE closer_employee_id = ${employeeId}`;
    waiting.set(employeeId, [
      ...(waiting.get(employeeId) ?? []),
      { count: row?.n ?? 0, writtenAt: performance.now() },
    ]);
  }
  for (let left = 100; left > 0 && delays.length < total; left -= 1) {
    await see([...waiting.keys()]);
    await wait(100);
  }
  await listening.unlisten();
  await freshness.stop();
  await sidecar.close();
  if (delays.length < total) throw new Error(`${total - delays.length} of ${total} writes were never seen.`);
  return delays.sort((a, b) => a - b);
}

function urlOf({ sql }: Database): string {
  const { host, port, user, pass, database } = sql.options;
  return `postgres://${user}:${String(pass)}@${host[0]}:${port[0]}/${database}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { smallMs, largeMs, ratio, p50Seconds, p95Seconds, writesPerSecond } = await freshnessBenchmark({
    recordsPerPerson: Number(process.argv[2] ?? 100),
  });
  console.log(
    `freshness: one person ${smallMs.toFixed(1)} ms at 100 people, ${largeMs.toFixed(1)} ms at 10,000 · ${ratio.toFixed(2)} × (must be ≤ 1.2) · ` +
      `${writesPerSecond} writes a second: seen after ${p50Seconds.toFixed(2)} s (p50), ${p95Seconds.toFixed(2)} s (p95, must be ≤ 2)`,
  );
}
