import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees } from "@/db/schema/people";
import { computeRuns } from "@/db/schema/scoring";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/enqueue";
import { parseInput } from "@/lib/zod-fields";
import { requirePeriod } from "../periods/queries";
import { type RequestRunInput, requestRunInput } from "./input";
import { isPeriodLocked, lockRequests } from "./lock";
import type { Run } from "./queries";
import { whatStands } from "./what-stands";

/**
 * Asks for a period to be computed, for everyone or for given people; the sidecar does it. Refused for a final period
 * and while a run of the period is under way. A run that only waits and covers what is asked for is returned instead.
 */
export async function requestRun(ctx: Ctx, input: RequestRunInput): Promise<Run> {
  requireAbility(ctx.actor, "start computations");
  const { periodId, employeeIds, trigger } = parseInput(requestRunInput, input);
  return inTransaction(ctx, async (tx) => {
    await lockRequests(tx.db, periodId);
    const period = await requirePeriod(tx.db, periodId);
    if (period.status === "finalized")
      throw conflict(`${period.name} is final and cannot be computed again.`);
    if (employeeIds) await requireEmployees(tx.db, employeeIds);
    const waiting = await requireNoneUnderWay(tx, period, employeeIds);
    if (waiting) return waiting;

    const people = employeeIds && [...new Set(employeeIds)].sort((a, b) => a - b);
    const requestedBy = ctx.actor.kind === "account" ? ctx.actor.accountId : null;
    const rows = await tx.db
      .insert(computeRuns)
      .values({ periodId, trigger, requestedBy, employeeIds: people, createdAt: ctx.now })
      .returning();
    const run = rows[0];
    if (!run) throw new Error("The run was not stored.");
    await enqueueJob(tx, "compute-period", { runId: run.id });
    await recordAudit(tx, {
      action: "run.requested",
      entityType: "run",
      entityId: run.id,
      after: { period: period.name, people: people?.length ?? "everyone", trigger },
    });
    return run;
  });
}

/** Throws AppError "invalid" at the first person who does not exist: a run for nobody would look like one that worked. */
async function requireEmployees(db: Db, employeeIds: readonly number[]): Promise<void> {
  const rows = await db
    .select({ id: employees.id })
    .from(employees)
    .where(inArray(employees.id, [...employeeIds]));
  const known = new Set(rows.map(({ id }) => id));
  const at = employeeIds.findIndex((id) => !known.has(id));
  if (at >= 0)
    throw invalid([
      { path: `employee_ids.${at}`, message: `There is no person with the id ${employeeIds[at]}.` },
    ]);
}

/** A waiting run that covers the request, or null when there is no other. */
async function requireNoneUnderWay(
  ctx: Ctx,
  period: { id: number; name: string },
  employeeIds: number[] | undefined,
): Promise<Run | null> {
  await failInterruptedRuns(ctx, period.id);
  const active = await listActiveRuns(ctx.db, period.id);
  const covers = (run: Run) =>
    run.status === "queued" &&
    (run.employeeIds === null || employeeIds?.every((id) => run.employeeIds?.includes(id)));
  const covering = active.find(covers);
  if (covering) return covering;
  const other = active[0];
  if (!other) return null;
  const state = other.status === "queued" ? "is waiting to start" : "is under way";
  throw conflict(`${period.name} is being computed: run ${other.id} ${state}. Ask again when it has ended.`);
}

function listActiveRuns(db: Db, periodId: number): Promise<Run[]> {
  return db
    .select()
    .from(computeRuns)
    .where(and(eq(computeRuns.periodId, periodId), inArray(computeRuns.status, ["queued", "running"])))
    .orderBy(asc(computeRuns.id));
}

/** Runs that say they run while nobody computes the period: their process died, mostly with their changes. */
export async function failInterruptedRuns(ctx: Ctx, periodId: number): Promise<void> {
  const running = and(eq(computeRuns.periodId, periodId), eq(computeRuns.status, "running"));
  const claimed = await ctx.db.select({ id: computeRuns.id }).from(computeRuns).where(running);
  if (claimed.length === 0 || (await isPeriodLocked(ctx.db, periodId))) return;
  for (const { id } of claimed) {
    const error = `Interrupted: the process that computed it ended. ${await whatStands(ctx.db, { id, periodId })}`;
    await ctx.db
      .update(computeRuns)
      .set({ status: "failed", error, endedAt: ctx.now })
      .where(and(running, eq(computeRuns.id, id)));
  }
}
