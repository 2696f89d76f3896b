import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, gt, inArray, ne } from "drizzle-orm";
import type { RunStage } from "@/db/enums";
import { computeRuns } from "@/db/schema/scoring";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type WorkCtx } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { takeMarks } from "../freshness/take-marks";
import { type Computed, computePeriod } from "./compute-period";
import { tryLockPeriod } from "./lock";
import { listRulesBefore, newerRuleWarnings } from "./newer-rules";
import { createProgress } from "./progress";
import { type RunWithContext, requireRun } from "./queries";
import { storeStatements } from "./store-statements";
import { tellOfFailedRun, tellOfFinishedRun } from "./tell";
import { whatStands } from "./what-stands";

export interface ExecuteOptions {
  /** How long to wait for another computation of the period to end; 60 s unless said. */
  patienceMs?: number;
  /** Hears each stage as it begins; throwing stops the run. */
  onStage?: (stage: RunStage) => Promise<void>;
}

/**
 * Computes a requested run: one REPEATABLE READ transaction that holds the period, so readers see the old results until
 * the new ones are there, all at once. Safe to repeat: a run that is done, or that a newer one has overtaken, is left
 * as it is. On failure the old results stand, the run says why, and the error goes on to the caller.
 */
export async function executeRun(
  ctx: WorkCtx,
  runId: number,
  options: ExecuteOptions = {},
): Promise<RunWithContext> {
  const startedAt = performance.now();
  const giveUpAt = startedAt + (options.patienceMs ?? 60_000);
  for (;;) {
    const run = await requireRun(ctx.db, runId);
    if (run.status === "done" || (await isOvertaken(ctx, run))) return run;
    const ended = await attempt(ctx, run, options);
    if (ended) return requireRun(ctx.db, runId);
    if (performance.now() > giveUpAt) {
      throw new AppError("unavailable", `${run.periodName} is being computed by another process.`);
    }
    await sleep(200);
  }
}

/** False when another computation holds the period. */
async function attempt(ctx: WorkCtx, run: RunWithContext, { onStage }: ExecuteOptions): Promise<boolean> {
  const own = ctx.database.dedicated();
  const progress = createProgress(ctx.db, run.id, onStage);
  const startedAt = new Date();
  try {
    if (!(await tryLockPeriod(own.sql, run.periodId))) return false;
    await markRunning(ctx, run, startedAt);
    // What is marked by now this run will have read: it need not be computed once more after it.
    await takeMarks(ctx.db);
    await own.sql`BEGIN ISOLATION LEVEL REPEATABLE READ`;
    await own.sql`SET LOCAL work_mem = '256MB'`;
    await own.sql`SET LOCAL jit = off`;
    const { periodId, employeeIds: only } = run;
    const rulesBefore = await listRulesBefore(own.sql, { periodId, only });
    const computed = await computePeriod({
      transaction: own.sql,
      db: own.db,
      periodId,
      runId: run.id,
      only,
      now: ctx.now,
      progress,
    });
    const warnings = [...computed.warnings, ...newerRuleWarnings(rulesBefore, computed.statements)];
    await own.sql`COMMIT`;
    await progress.close();
    // The period is still held: nobody takes the run for dead before it says that it is done.
    await finishRun(ctx, run, { ...computed, warnings }, { startedAt });
    return true;
  } catch (error) {
    await progress.close();
    await failRun(ctx, run, error);
    throw error;
  } finally {
    await own.close();
  }
}

/** A failed run is tried again only while no newer run of its period has taken its place. */
async function isOvertaken({ db }: WorkCtx, run: RunWithContext): Promise<boolean> {
  if (run.status !== "failed") return false;
  const newer = await db
    .select({ id: computeRuns.id })
    .from(computeRuns)
    .where(
      and(
        eq(computeRuns.periodId, run.periodId),
        gt(computeRuns.id, run.id),
        ne(computeRuns.trigger, "freshness"),
        inArray(computeRuns.status, ["queued", "running", "done"]),
      ),
    )
    .limit(1);
  return newer.length > 0;
}

async function markRunning({ db }: WorkCtx, run: RunWithContext, startedAt: Date): Promise<void> {
  await db
    .update(computeRuns)
    .set({ status: "running", startedAt, endedAt: null, error: null, stage: "waiting", stageDone: 0 })
    .where(eq(computeRuns.id, run.id));
}

/** In a transaction of its own, READ COMMITTED: the audit chain cannot be extended from an older snapshot. */
function finishRun(
  ctx: WorkCtx,
  run: RunWithContext,
  computed: Computed,
  { startedAt }: { startedAt: Date },
): Promise<void> {
  const { peopleCount, scoredCount, resultCount, recordCount, warnings, fingerprint } = computed;
  const figures = { peopleCount, scoredCount, resultCount, recordCount, fingerprint };
  return inTransaction(ctx, async (tx) => {
    await storeStatements(tx.db, run.id, computed);
    await tx.db
      .update(computeRuns)
      .set({
        ...figures,
        warnings,
        status: "done",
        stage: "finished",
        error: null,
        startedAt,
        endedAt: new Date(),
      })
      .where(eq(computeRuns.id, run.id));
    await recordAudit(tx, {
      action: "run.finished",
      entityType: "run",
      entityId: run.id,
      after: { period: run.periodName, ...figures, warnings: warnings.length },
    });
    await tellOfFinishedRun(tx, run, { people: peopleCount, results: resultCount });
  });
}

async function failRun(ctx: WorkCtx, run: RunWithContext, error: unknown): Promise<void> {
  const reason =
    error instanceof AppError || error instanceof RangeError
      ? error.message
      : `It stopped on an error, which has been logged. ${await whatStands(ctx.db, run)}`;
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .update(computeRuns)
      .set({ status: "failed", error: reason, endedAt: new Date() })
      .where(eq(computeRuns.id, run.id));
    await recordAudit(tx, {
      action: "run.failed",
      entityType: "run",
      entityId: run.id,
      after: { period: run.periodName },
      reason,
    });
    await tellOfFailedRun(tx, run, reason);
  });
}
