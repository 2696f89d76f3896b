import { Temporal } from "temporal-polyfill";
import type { Db, Sql } from "@/db/client";
import { listEarlierPeriods, organisationTimeZone, type Period } from "../periods/queries";
import { countDays, loadCalendars } from "./people-calendars";
import { loadKnown, type Point, projectPeople } from "./project-people";
import { readStandings } from "./standings";
import { storeSnapshots } from "./store-snapshots";
import { MOST_PERIODS } from "./withheld";
import { checkpointAt, type LocalMoment } from "./working-days";

interface Keeping {
  /** The computation's own connection, in its transaction; seen twice. */
  transaction: Sql;
  db: Db;
  period: Period;
  /** Null: everyone. */
  only: readonly number[] | null;
  now: Date;
}

/** People whose snapshots are written in one go. */
const BATCH = 500;

/**
 * Part of every computation: of a running period it keeps how people stand today and what they are heading for, of the
 * people computed alone. Of a period that has ended nothing changes any more.
 */
export async function keepSnapshots({ transaction, db, period, only, now }: Keeping): Promise<void> {
  const at = momentIn(await organisationTimeZone(db), now);
  if (at.day < period.periodStart || at.day >= period.periodEnd) return;
  const earlier = await listEarlierPeriods(db, period, MOST_PERIODS);
  const earlierIds = earlier.map(({ id }) => id);
  await dropUnscored(transaction, { periodId: period.id, day: at.day, only });
  const scored = only ?? (await everyoneScored(transaction, period.id));
  for (let first = 0; first < scored.length; first += BATCH) {
    const employeeIds = scored.slice(first, first + BATCH);
    const people = await readStandings(transaction, { periodId: period.id, employeeIds });
    const calendarOf = await loadCalendars(db, people, period);
    const point: Point = {
      frequency: period.frequency,
      checkpoint: checkpointAt(period, at),
      earlierIds,
      origin: "observed",
      day: at.day,
      periodId: period.id,
      daysOf: countDays(calendarOf, period, at),
    };
    const from = { sql: transaction, db };
    const known = await loadKnown(from, people, earlierIds);
    const rows = await projectPeople(from, people, { ...point, ...known });
    await storeSnapshots(transaction, rows, { periodId: period.id, origin: "observed", takenAt: now });
  }
}

function momentIn(timeZone: string, now: Date): LocalMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return { day: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute };
}

async function everyoneScored(sql: Sql, periodId: number): Promise<number[]> {
  const rows = await sql<{ employee_id: number }[]>`
    SELECT employee_id FROM performance_results WHERE period_id = ${periodId} ORDER BY employee_id`;
  return rows.map((row) => row.employee_id);
}

/** Whoever is not scored any more since this morning was not scored today. */
async function dropUnscored(
  sql: Sql,
  { periodId, day, only }: { periodId: number; day: string; only: readonly number[] | null },
): Promise<void> {
  const among = only ? sql`AND s.employee_id = ANY (${`{${only.join(",")}}`}::integer[])` : sql``;
  await sql`
    DELETE FROM kpi_snapshots s
     WHERE s.period_id = ${periodId} AND s.snapshot_date = ${day} ${among}
       AND NOT EXISTS (SELECT FROM employee_scorecard_instances i
                        WHERE i.period_id = s.period_id AND i.employee_id = s.employee_id
                          AND i.template_version_id IS NOT NULL)`;
}
