import type { Database, Sql } from "@/db/client";
import type { WorkCtx } from "@/lib/context";
import { organisationToday } from "@/lib/people/today";
import { listEarlierPeriods, listPeriods, organisationTimeZone, type Period } from "../periods/queries";
import { type LoadedCalculations, loadCalculations } from "../runs/load-calculations";
import { renewErrors } from "./errors-of-everyone";
import { measureAsOf } from "./measure-as-of";
import { countDays, loadCalendars } from "./people-calendars";
import { isProjected, loadKnown, projectPeople } from "./project-people";
import { type PersonStanding, readStandings } from "./standings";
import { storeSnapshots } from "./store-snapshots";
import { EARLIEST_SHARE, FEWEST_PERIODS, MOST_PERIODS } from "./withheld";
import { checkpointDays } from "./working-days";

/** Finished periods of a frequency that are looked at: those to compare with, and enough before them to learn from. */
const PERIODS_BACK = MOST_PERIODS + FEWEST_PERIODS;
const FIRST_CHECKPOINT = Math.round(EARLIEST_SHARE * 10);

/**
 * Gives finished periods the snapshots they lack, because they were computed after they had ended or no computation ran
 * at that point: measured from the records of the days before it, and projected with the periods before it alone, so
 * that nothing that came later is in it. Final periods keep what they had. Repeated, it does nothing. Returns how many points of periods it filled in.
 */
export async function fillInSnapshots(ctx: WorkCtx): Promise<number> {
  const today = await organisationToday(ctx.db, ctx.now);
  const finished = (await listPeriods(ctx.db)).filter(
    ({ frequency, periodEnd }) => isProjected(frequency) && periodEnd <= today,
  );
  let filled = 0;
  // One connection for all: the statements are the same from point to point, and are put together once.
  const own = ctx.database.dedicated();
  try {
    for (const frequency of new Set(finished.map((period) => period.frequency))) {
      const newest = finished.filter((period) => period.frequency === frequency).slice(0, PERIODS_BACK);
      // The oldest first: the ones after it learn from it.
      const learntFrom = new Set(newest.slice(0, MOST_PERIODS));
      for (const period of newest.reverse())
        filled += await fillIn(own, { period, projected: learntFrom.has(period), now: ctx.now });
      await renewErrors(ctx.database.sql, { frequency, today, now: ctx.now });
    }
  } finally {
    await own.close();
  }
  return filled;
}

interface FinishedPeriod {
  period: Period;
  /** Whether its projections are of use; else only how people stood is. */
  projected: boolean;
  now: Date;
}

/** In one transaction, which closing the connection takes back when something goes wrong. */
async function fillIn(own: Database, { period, projected, now }: FinishedPeriod): Promise<number> {
  await own.sql`BEGIN ISOLATION LEVEL REPEATABLE READ`;
  await own.sql`SET LOCAL jit = off`;
  const lacking = (await holdOpen(own.sql, period)) ? await lackingPoints(own.sql, period) : [];
  const people = lacking.length > 0 ? await everyone(own.sql, period.id) : [];
  if (people.length > 0) await fillPoints(own, { period, people, lacking, projected, now });
  await own.sql`COMMIT`;
  return people.length > 0 ? lacking.length : 0;
}

/** Held until the end, so that nobody makes the period final in between. False: it is, or is being made. */
async function holdOpen(sql: Sql, { id }: Period): Promise<boolean> {
  const rows = await sql`
    SELECT 1 FROM evaluation_periods WHERE id = ${id} AND status <> 'finalized' FOR KEY SHARE SKIP LOCKED`;
  return rows.length > 0;
}

interface Lacking {
  checkpoint: number;
  /** YYYY-MM-DD: the first day that was not known yet. */
  before: string;
}

async function lackingPoints(sql: Sql, period: Period): Promise<Lacking[]> {
  const rows = await sql<{ checkpoint: number }[]>`
    SELECT DISTINCT checkpoint FROM kpi_snapshots WHERE period_id = ${period.id}`;
  const known = new Set(rows.map((row) => row.checkpoint));
  return checkpointDays(period, FIRST_CHECKPOINT).filter(({ checkpoint }) => !known.has(checkpoint));
}

interface Filling extends FinishedPeriod {
  people: PersonStanding[];
  lacking: readonly Lacking[];
}

async function fillPoints(
  { sql, db }: Database,
  { period, people, lacking, projected, now }: Filling,
): Promise<void> {
  const timeZone = await organisationTimeZone(db);
  const earlier = projected ? await listEarlierPeriods(db, period, MOST_PERIODS) : [];
  const earlierIds = earlier.map(({ id }) => id);
  const known = await loadKnown({ sql, db }, people, earlierIds);
  const calendarOf = await loadCalendars(db, people, period);
  const wanted = peopleByKpi(people);
  const calculations = await loadCalculations(db, [...wanted.keys()]);
  for (const { checkpoint, before } of lacking) {
    const span = { periodStart: period.periodStart, periodEnd: before };
    const then = await asOf(sql, people, { calculations, wanted, span, timeZone });
    const rows = await projectPeople({ sql, db }, then, {
      frequency: period.frequency,
      checkpoint,
      earlierIds,
      ...known,
      origin: "measured_later",
      day: dayBefore(before),
      periodId: period.id,
      daysOf: countDays(calendarOf, period, { day: before, minute: 0 }),
    });
    await storeSnapshots(sql, rows, { periodId: period.id, origin: "measured_later", takenAt: now });
  }
}

/** How people stood then: what they were scored by is known, their scores are not worked out again. */
async function asOf(
  sql: Sql,
  people: readonly PersonStanding[],
  asked: { calculations: LoadedCalculations } & Omit<Parameters<typeof measureAsOf>[1], "calculations">,
): Promise<PersonStanding[]> {
  const figureOf = await measureAsOf(sql, asked);
  return people.map((person) => ({
    ...person,
    total: null,
    kpis: person.kpis.map((kpi) => ({ ...kpi, ...figureOf(person.employeeId, kpi.kpiId), score: null })),
  }));
}

function peopleByKpi(people: readonly PersonStanding[]): Map<number, number[]> {
  const wanted = new Map<number, number[]>();
  for (const { employeeId, kpis } of people) {
    for (const { kpiId } of kpis) {
      const own = wanted.get(kpiId) ?? [];
      own.push(employeeId);
      wanted.set(kpiId, own);
    }
  }
  return wanted;
}

async function everyone(sql: Sql, periodId: number): Promise<PersonStanding[]> {
  const rows = await sql<{ employee_id: number }[]>`
    SELECT employee_id FROM performance_results WHERE period_id = ${periodId} ORDER BY employee_id`;
  return readStandings(sql, { periodId, employeeIds: rows.map((row) => row.employee_id) });
}

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
