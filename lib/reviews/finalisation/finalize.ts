import { sql } from "drizzle-orm";
import { scorecardDigests } from "@/db/schema/reviews";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx, WorkCtx } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { withPeriodToItself } from "@/lib/scoring/overrides/exclusive";
import { type Period, requirePeriod } from "@/lib/scoring/periods/queries";
import type { FinalizeInput } from "../input";
import { type Checklist, getChecklist } from "./checklist";
import { digestOfAll, digestPeriod, type ScorecardDigest } from "./digest";
import { keepRecords } from "./keep-records";

/** Scorecards stored in one statement. */
const AT_ONCE = 1_000;

/**
 * Makes a period final: keeps the records behind its results, digests everything that made each of them, and seals it.
 * From then on the database refuses every change to it. Throws "forbidden", and "conflict" when it is final already, when
 * something that is required is open, or when anything is open and no reason is given.
 */
export async function finalizePeriod(ctx: WorkCtx, periodId: number, input: FinalizeInput): Promise<Period> {
  requireAbility(ctx.actor, "finalize periods");
  return withPeriodToItself(ctx, periodId, async (tx) => {
    await holdResults(tx, periodId);
    const period = await requirePeriod(tx.db, periodId);
    if (period.status === "finalized") throw conflict(`${period.name} is final already.`);
    const checklist = await getChecklist(tx.db, period, tx.now);
    requireReady(period, checklist, input.reason);
    await keepRecords(tx.db, periodId);
    const digests = await digestPeriod(tx.db, periodId);
    await storeDigests(tx, periodId, digests);
    await seal(tx, period, checklist.isGreen ? null : input.reason);
    const open = checklist.items.filter((item) => item.open !== null);
    await recordAudit(tx, {
      action: "period.finalized",
      entityType: "period",
      entityId: periodId,
      before: { status: period.status },
      after: {
        name: period.name,
        status: "finalized",
        people: digests.length,
        digest: digestOfAll(digests),
        open: open.map(({ title, open: words }) => `${title}: ${words}`),
      },
      ...(input.reason && { reason: input.reason }),
    });
    return requirePeriod(tx.db, periodId);
  });
}

/** Waits for statements under way, the application's or not: what they write is digested, and nothing is written after. */
async function holdResults({ db }: Ctx, periodId: number): Promise<void> {
  const partitions = await db.execute<{ name: string }>(sql`
    SELECT inhrelid::regclass::text AS name FROM pg_inherits
     WHERE inhparent IN ('kpi_results'::regclass, 'kpi_evidence'::regclass)
       AND inhrelid IN (to_regclass(${`kpi_results_p${periodId}`}), to_regclass(${`kpi_evidence_p${periodId}`}))
     ORDER BY 1`);
  for (const { name } of partitions)
    await db.execute(sql`LOCK TABLE ${sql.raw(name)} IN SHARE ROW EXCLUSIVE MODE`);
  await db.execute(sql`SELECT 1 FROM evaluation_periods WHERE id = ${periodId} FOR UPDATE`);
}

function requireReady({ name }: Period, { items, isGreen, isPossible }: Checklist, reason: string): void {
  const say = (open: typeof items) => open.map((item) => `${item.title}: ${item.open}`).join(". ");
  if (!isPossible) {
    const open = items.filter((item) => item.required && item.open !== null);
    throw conflict(`${name} cannot become final yet. ${say(open)}.`);
  }
  if (isGreen || reason !== "") return;
  const open = items.filter((item) => item.open !== null);
  throw conflict(`${name} needs a stated reason to become final. ${say(open)}.`);
}

async function storeDigests(
  { db }: Ctx,
  periodId: number,
  digests: readonly ScorecardDigest[],
): Promise<void> {
  for (let at = 0; at < digests.length; at += AT_ONCE) {
    await db
      .insert(scorecardDigests)
      .values(digests.slice(at, at + AT_ONCE).map((digest) => ({ periodId, ...digest })));
  }
}

/** What was waiting to be computed anew is known as a late change from now on. The status comes last: it closes the door. */
async function seal({ db, actor, now }: Ctx, { id }: Period, reason: string | null): Promise<void> {
  const at = now.toISOString();
  await db.execute(sql`
    WITH waiting AS (DELETE FROM stale_scorecards WHERE period_id = ${id} RETURNING employee_id, since)
    INSERT INTO late_changes (period_id, employee_id, change_count, first_at, last_at)
    SELECT ${id}::integer, employee_id, count(*), min(since), max(since) FROM waiting GROUP BY employee_id`);
  await db.execute(sql`
    UPDATE employee_scorecard_instances SET status = 'final', finalized_at = ${at}::timestamptz WHERE period_id = ${id}`);
  await db.execute(sql`
    UPDATE evaluation_periods SET status = 'finalized', finalized_at = ${at}::timestamptz,
           finalized_by_name = ${actor.label}, finalized_reason = ${reason} WHERE id = ${id}`);
}
