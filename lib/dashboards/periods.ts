import { and, asc, eq, getTableColumns, lte, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { preparedOnce } from "@/db/prepared";
import { organisations } from "@/db/schema/people";
import { computeRuns, employeeScorecardInstances, evaluationPeriods } from "@/db/schema/scoring";
import { dayIn } from "@/lib/people/today";
import type { Period } from "@/lib/scoring/periods/queries";
import { choosePeriod } from "./period-choice";

export interface ScreenPeriods {
  /** The period shown; null when no period has begun yet. */
  period: Period | null;
  /** Results are stored for it: for the person asked about, or for anybody. */
  computed: boolean;
  offered: Period[];
  timeZone: string;
  /** YYYY-MM-DD where the organisation is. */
  today: string;
}

/** What a screen shows and its picker offers: the periods that have begun, in one statement by key. */
export async function getScreenPeriods(
  db: Db,
  { now, wantedId, employeeId }: { now: Date; wantedId?: number; employeeId?: number },
): Promise<ScreenPeriods> {
  const rows = await (employeeId === undefined
    ? begunPeriods(db).execute({ now: now.toISOString() })
    : begunPeriodsOf(db).execute({ now: now.toISOString(), employeeId }));
  const timeZone = rows[0]?.timeZone ?? "UTC";
  const today = dayIn(timeZone, now);
  const begun = rows.filter(({ period }) => period.periodStart <= today);
  const computed = begun.filter((row) => row.computed).map(({ period }) => period);
  const all = begun.map(({ period }) => period);
  const isWanted = all.some(({ id }) => id === wantedId);
  const shown = choosePeriod(isWanted || computed.length === 0 ? all : computed, today, wantedId).current;
  const { offered } = choosePeriod(all, today, shown?.id);
  return { period: shown, computed: computed.some(({ id }) => id === shown?.id), offered, timeZone, today };
}

const begunPeriods = preparedOnce((db) =>
  statement(
    db,
    sql<boolean>`EXISTS (SELECT FROM ${computeRuns} WHERE ${and(
      eq(computeRuns.periodId, evaluationPeriods.id),
      eq(computeRuns.status, "done"),
    )})`,
  ).prepare("begun_periods"),
);

const begunPeriodsOf = preparedOnce((db) =>
  statement(
    db,
    sql<boolean>`EXISTS (SELECT FROM ${employeeScorecardInstances} WHERE ${and(
      eq(employeeScorecardInstances.periodId, evaluationPeriods.id),
      eq(employeeScorecardInstances.employeeId, sql.placeholder("employeeId")),
    )})`,
  ).prepare("begun_periods_of"),
);

function statement(db: Db, isComputed: SQL<boolean>) {
  return db
    .select({
      period: getTableColumns(evaluationPeriods),
      timeZone: organisations.timeZone,
      computed: isComputed,
    })
    .from(evaluationPeriods)
    .leftJoin(organisations, sql`true`)
    .where(lte(evaluationPeriods.periodStart, sql`${sql.placeholder("now")}::timestamptz::date + 1`))
    .orderBy(asc(evaluationPeriods.id));
}
