import { eq } from "drizzle-orm";
import type { Database, Sql } from "@/db/client";
import { computeRuns } from "@/db/schema/scoring";
import type { WorkCtx } from "@/lib/context";
import { computePeriod } from "../runs/compute-period";
import { tryLockPeriod } from "../runs/lock";
import type { Progress } from "../runs/progress";
import { storeStatements } from "../runs/store-statements";
import { passOn, type StoredTotal } from "./pass-on";

/** From so many people on, everyone is computed: one pass over all records is cheaper than picking theirs out. */
const EVERYONE_FROM = 1_000;

/** Nobody watches it. */
const UNWATCHED: Progress = { stage: async () => {}, done: () => {}, close: async () => {} };

/**
 * Computes the scorecards of a period that are behind, in one transaction with the note that they were: repeated, or
 * after a crash, it does what is left and nothing twice. Returns how many people it was, or null while another
 * computation holds the period. What a final period would need is dropped: its results stand.
 */
export async function refreshPeriod(ctx: WorkCtx, periodId: number): Promise<number | null> {
  const own = ctx.database.dedicated();
  try {
    if (!(await tryLockPeriod(own.sql, periodId))) return null;
    await own.sql`BEGIN ISOLATION LEVEL REPEATABLE READ`;
    await own.sql`SET LOCAL jit = off`;
    const stale = await own.sql<{ employee_id: number }[]>`
      SELECT DISTINCT employee_id FROM stale_scorecards WHERE period_id = ${periodId} ORDER BY employee_id`;
    const employeeIds = stale.map((row) => row.employee_id);
    if (employeeIds.length > 0) await refreshPeople(own, { ctx, periodId, employeeIds });
    await own.sql`COMMIT`;
    return employeeIds.length;
  } finally {
    await own.close();
  }
}

interface Refresh {
  ctx: WorkCtx;
  periodId: number;
  employeeIds: number[];
}

async function refreshPeople(own: Database, { ctx, periodId, employeeIds }: Refresh): Promise<void> {
  if (!(await isKept(own.sql, periodId))) {
    await own.sql`DELETE FROM stale_scorecards WHERE period_id = ${periodId}`;
    return;
  }
  const only = employeeIds.length < EVERYONE_FROM ? employeeIds : null;
  if (!only) await own.sql`SET LOCAL work_mem = '256MB'`;
  const before = await totalsOf(own.sql, periodId, employeeIds);
  const [run] = await own.db
    .insert(computeRuns)
    .values({ periodId, trigger: "freshness", employeeIds: only, createdAt: ctx.now, startedAt: ctx.now })
    .returning({ id: computeRuns.id });
  if (!run) throw new Error("The run was not stored.");
  const computed = await computePeriod({
    transaction: own.sql,
    db: own.db,
    periodId,
    runId: run.id,
    only,
    now: ctx.now,
    progress: UNWATCHED,
  });
  const { peopleCount, scoredCount, resultCount, recordCount, warnings, fingerprint } = computed;
  await own.db
    .update(computeRuns)
    .set({
      ...{ peopleCount, scoredCount, resultCount, recordCount, fingerprint },
      // Who has no template, which KPI has no records: said of everyone by the runs for everyone.
      warnings: only ? [] : warnings,
      status: "done",
      stage: "finished",
      endedAt: new Date(),
    })
    .where(eq(computeRuns.id, run.id));
  await storeStatements(own.db, run.id, computed);
  await passOn(own.sql, { periodId, before, after: await totalsOf(own.sql, periodId, employeeIds) });
  await dropReplacedRuns(own.sql, periodId, before);
}

/** Open, and computed before: the first run of a period reads everything anyway. */
async function isKept(sql: Sql, periodId: number): Promise<boolean> {
  const rows = await sql`
    SELECT 1 FROM evaluation_periods p
     WHERE p.id = ${periodId} AND p.status <> 'finalized'
       AND EXISTS (SELECT FROM performance_results r WHERE r.period_id = p.id)`;
  return rows.length > 0;
}

type Totals = readonly TotalRow[];

interface TotalRow extends StoredTotal {
  run_id: number;
}

const totalsOf = (sql: Sql, periodId: number, employeeIds: readonly number[]): Promise<Totals> => sql<
  TotalRow[]
>`SELECT employee_id, total_score, run_id FROM performance_results
   WHERE period_id = ${periodId} AND employee_id = ANY (${idList(employeeIds)}::integer[])`;

/** A run that keeps results fresh is kept as long as someone's results are its own; then nobody needs it. */
async function dropReplacedRuns(sql: Sql, periodId: number, before: Totals): Promise<void> {
  await sql`
    DELETE FROM compute_runs r
     WHERE r.period_id = ${periodId} AND r.trigger = 'freshness'
       AND r.id = ANY (${idList(new Set(before.map((row) => row.run_id)))}::integer[])
       AND NOT EXISTS (SELECT FROM employee_scorecard_instances i WHERE i.run_id = r.id)`;
}

const idList = (ids: Iterable<number>) => `{${[...ids].join(",")}}`;
