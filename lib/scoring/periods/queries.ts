import { and, asc, desc, eq, exists, gt, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { organisations } from "@/db/schema/people";
import { performanceResults } from "@/db/schema/results";
import { evaluationPeriods } from "@/db/schema/scoring";
import { notFound } from "@/lib/errors";

export type Period = typeof evaluationPeriods.$inferSelect;

/** Newest first; of two that end together, the longer first. */
export async function listPeriods(db: Db, filter: { frequency?: Frequency } = {}): Promise<Period[]> {
  return db
    .select()
    .from(evaluationPeriods)
    .where(filter.frequency ? eq(evaluationPeriods.frequency, filter.frequency) : undefined)
    .orderBy(
      desc(evaluationPeriods.periodEnd),
      asc(evaluationPeriods.periodStart),
      desc(evaluationPeriods.id),
    );
}

export async function getPeriod(db: Db, periodId: number): Promise<Period | null> {
  const rows = await db.select().from(evaluationPeriods).where(eq(evaluationPeriods.id, periodId));
  return rows[0] ?? null;
}

export async function requirePeriod(db: Db, periodId: number): Promise<Period> {
  const period = await getPeriod(db, periodId);
  if (!period) throw notFound("This period");
  return period;
}

/** The period that ends last among those with results: what screens show when none is asked for. */
export async function latestComputedPeriod(
  db: Db,
  filter: { employeeId?: number; frequency?: Frequency } = {},
): Promise<Period | null> {
  const results = db
    .select({ one: sql`1` })
    .from(performanceResults)
    .where(
      and(
        eq(performanceResults.periodId, evaluationPeriods.id),
        filter.employeeId === undefined ? undefined : eq(performanceResults.employeeId, filter.employeeId),
      ),
    );
  const rows = await db
    .select()
    .from(evaluationPeriods)
    .where(
      and(exists(results), filter.frequency ? eq(evaluationPeriods.frequency, filter.frequency) : undefined),
    )
    .orderBy(
      desc(evaluationPeriods.periodEnd),
      desc(evaluationPeriods.periodStart),
      desc(evaluationPeriods.id),
    )
    .limit(1);
  return rows[0] ?? null;
}

/** Periods of the same frequency that ended by the time this one begins, newest first. */
export async function listEarlierPeriods(db: Db, period: Period, limit: number): Promise<Period[]> {
  return db
    .select()
    .from(evaluationPeriods)
    .where(
      and(
        eq(evaluationPeriods.frequency, period.frequency),
        lte(evaluationPeriods.periodEnd, period.periodStart),
      ),
    )
    .orderBy(desc(evaluationPeriods.periodEnd), desc(evaluationPeriods.periodStart))
    .limit(limit);
}

/** Open periods that have begun by `today` (YYYY-MM-DD) and had not ended `graceDays` ago: what the night computes. */
export async function listOpenPeriods(db: Db, today: string, graceDays: number): Promise<Period[]> {
  return db
    .select()
    .from(evaluationPeriods)
    .where(
      and(
        eq(evaluationPeriods.status, "open"),
        lte(evaluationPeriods.periodStart, today),
        gt(evaluationPeriods.periodEnd, sql`${today}::date - ${graceDays}::integer`),
      ),
    )
    .orderBy(asc(evaluationPeriods.periodEnd), asc(evaluationPeriods.id));
}

/** The organisation's time zone; UTC before it is set up. */
export async function organisationTimeZone(db: Db): Promise<string> {
  const rows = await db.select({ timeZone: organisations.timeZone }).from(organisations).limit(1);
  return rows[0]?.timeZone ?? "UTC";
}
