import { sql } from "drizzle-orm";
import { periodAdjustments } from "@/db/schema/reviews";
import { recordAudit } from "@/lib/audit/record";
import { inTransaction, type WorkCtx } from "@/lib/context";
import { type DecimalString, parseDecimal } from "@/lib/decimal";
import { log } from "@/lib/log";
import { type Period, requirePeriod } from "@/lib/scoring/periods/queries";
import { type FinalDifference, finalScorecard } from "./final-scorecard";
import { type MeasuredNow, measureNow } from "./measure-now";

/** People looked at in one go; whoever is left waits for the next. */
const MOST_PEOPLE = 200;

/** What could not be worked out rests so long in this process before it is tried again. */
const REST_MS = 300_000;
const resting = new Map<string, number>();

export interface NotedAdjustments {
  people: number;
  noted: number;
}

/**
 * Works out what corrections after the fact would make of final results, and notes each difference in the open period
 * that follows. The final result stands. Each change is looked at once; repeated, nothing is noted twice.
 */
export async function noteAdjustments(
  ctx: WorkCtx,
  { mostPeople = MOST_PEOPLE } = {},
): Promise<NotedAdjustments> {
  // Whatever rests is left out of the count, or enough of it would keep everybody else waiting.
  const now = performance.now();
  const rests = [...resting].flatMap(([key, until]) => (until > now ? [key] : []));
  const late = await ctx.db.execute<{ period_id: number; employee_id: number; last_at: string }>(sql`
    SELECT l.period_id, l.employee_id, l.last_at FROM late_changes l
     WHERE (l.compared_at IS NULL OR l.compared_at < l.last_at)
       AND EXISTS (SELECT FROM scorecard_digests d WHERE d.period_id = l.period_id AND d.employee_id = l.employee_id)
       AND l.period_id || '/' || l.employee_id <> ALL (${`{${rests.join(",")}}`}::text[])
     ORDER BY l.last_at LIMIT ${mostPeople}`);
  let noted = 0;
  for (const { period_id: periodId, employee_id: employeeId, last_at } of late) {
    const key = `${periodId}/${employeeId}`;
    try {
      noted += await noteForPerson(ctx, { periodId, employeeId, until: last_at });
      resting.delete(key);
    } catch (error) {
      resting.set(key, performance.now() + REST_MS);
      log.error(
        { err: error, periodId, employeeId },
        "what a late change makes of a final result is not known",
      );
    }
  }
  return { people: late.length, noted };
}

interface Late {
  periodId: number;
  employeeId: number;
  /** The newest change that is looked at. */
  until: string;
}

async function noteForPerson(ctx: WorkCtx, { periodId, employeeId, until }: Late): Promise<number> {
  const period = await requirePeriod(ctx.db, periodId);
  const card = await finalScorecard(ctx.db, { periodId, employeeId });
  const now = card ? await measureNow(ctx, { period, employeeId, kpis: card.kpis }) : [];
  return inTransaction(ctx, async (tx) => {
    // Two sidecars at once: the second finds it done.
    const [open] = await tx.db.execute(sql`
      SELECT 1 FROM late_changes WHERE period_id = ${periodId} AND employee_id = ${employeeId}
         AND (compared_at IS NULL OR compared_at < last_at) FOR UPDATE`);
    if (!open) return 0;
    const differences = card ? card.differences(now) : [];
    const openPeriodId = await nextOpenPeriod(tx, period);
    let noted = 0;
    for (const difference of differences) {
      if (!(await isNews(tx, { periodId, employeeId, difference }))) continue;
      const measured = now.find(({ kpiId }) => kpiId === difference.kpiId);
      await note(tx, { period, employeeId, openPeriodId, difference, measured });
      noted += 1;
    }
    await tx.db.execute(sql`
      UPDATE late_changes SET compared_at = ${until}::timestamptz
       WHERE period_id = ${periodId} AND employee_id = ${employeeId}`);
    return noted;
  });
}

async function nextOpenPeriod({ db }: WorkCtx, { frequency, periodEnd }: Period): Promise<number | null> {
  const rows = await db.execute<{ id: number }>(sql`
    SELECT id FROM evaluation_periods
     WHERE frequency = ${frequency} AND period_start >= ${periodEnd}::date AND status <> 'finalized'
     ORDER BY period_start, period_end LIMIT 1`);
  return rows[0]?.id ?? null;
}

/** Against what was noted last: the same again is no news, and going back to the final value is. */
async function isNews(
  { db }: WorkCtx,
  { periodId, employeeId, difference }: { periodId: number; employeeId: number; difference: FinalDifference },
): Promise<boolean> {
  const rows = await db.execute<{ new_value: string | null; new_score: string | null }>(sql`
    SELECT new_value, new_score FROM period_adjustments
     WHERE final_period_id = ${periodId} AND employee_id = ${employeeId} AND kpi_id = ${difference.kpiId}
     ORDER BY id DESC LIMIT 1`);
  const { oldValue, oldScore, newValue, newScore } = difference;
  const known = rows[0] ?? { new_value: oldValue, new_score: oldScore };
  return !isSame(known.new_value, newValue) || !isSame(known.new_score, newScore);
}

const isSame = (a: DecimalString | null, b: DecimalString | null) =>
  a === null || b === null ? a === b : parseDecimal(a).eq(parseDecimal(b));

interface Noting {
  period: Period;
  employeeId: number;
  openPeriodId: number | null;
  difference: FinalDifference;
  measured: MeasuredNow | undefined;
}

async function note(
  tx: WorkCtx,
  { period, employeeId, openPeriodId, difference, measured }: Noting,
): Promise<void> {
  const [row] = await tx.db
    .insert(periodAdjustments)
    .values({
      finalPeriodId: period.id,
      openPeriodId,
      employeeId,
      ...difference,
      sourceId: measured?.sourceId ?? null,
      recordIds: measured?.changedRecords ?? [],
      createdAt: tx.now,
    })
    .returning({ id: periodAdjustments.id });
  await recordAudit(tx, {
    action: "adjustment.noted",
    entityType: "adjustment",
    entityId: row?.id ?? 0,
    employeeId,
    before: { period: period.name, value: difference.oldValue, score: difference.oldScore },
    after: { kpi: difference.kpiId, value: difference.newValue, score: difference.newScore, openPeriodId },
  });
}
