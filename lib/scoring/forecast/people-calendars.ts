import type { Sql } from "@/db/client";
import type { WorkWindows } from "@/db/schema/people";
import type { PeriodSpan } from "../periods/span";
import {
  type LocalMoment,
  shareOf,
  WEEKDAYS,
  type WorkingCalendar,
  type WorkingDays,
  workingDays,
} from "./working-days";

export interface PersonPlace {
  employeeId: number;
  orgUnitId: number | null;
}

/** When people work: by their own schedule, else that of the nearest unit above; holidays are the units'. */
export async function loadCalendars(
  sql: Sql,
  people: readonly PersonPlace[],
  span: PeriodSpan,
): Promise<(person: PersonPlace) => WorkingCalendar> {
  const units = new Map((await unitsOf(sql, people)).map((row) => [row.unit_id, row]));
  const own = new Map(
    (
      await sql<{ id: number; work_schedule_id: number }[]>`
        SELECT id, work_schedule_id FROM employees
         WHERE id = ANY (${idList(people.map(({ employeeId }) => employeeId))}::integer[])
           AND work_schedule_id IS NOT NULL`
    ).map((row) => [row.id, row.work_schedule_id]),
  );
  const schedules = new Map(
    (
      await sql<{ id: number; windows: string }[]>`
        SELECT id, windows::text AS windows FROM work_schedules
         WHERE id = ANY (${idList([...own.values(), ...[...units.values()].map((unit) => unit.schedule_id)])}::integer[])`
    ).map((row) => [row.id, JSON.parse(row.windows) as WorkWindows]),
  );
  const holidays = await holidaysOf(
    sql,
    [...units.values()].map((unit) => unit.calendar_id),
    span,
  );
  const made = new Map<string, WorkingCalendar>();
  return ({ employeeId, orgUnitId }) => {
    const unit = orgUnitId === null ? undefined : units.get(orgUnitId);
    const scheduleId = own.get(employeeId) ?? unit?.schedule_id ?? 0;
    const calendarId = unit?.calendar_id ?? 0;
    const key = `${scheduleId}/${calendarId}`;
    const known = made.get(key) ?? {
      windows: schedules.get(scheduleId) ?? WEEKDAYS.windows,
      holidays: holidays.get(calendarId) ?? WEEKDAYS.holidays,
    };
    made.set(key, known);
    return known;
  };
}

/** Working days of a person at a moment; each calendar is counted once. */
export function countDays(
  calendarOf: (person: PersonPlace) => WorkingCalendar,
  span: PeriodSpan,
  at: LocalMoment,
): (person: PersonPlace) => WorkingDays & { share: number } {
  const counted = new Map<WorkingCalendar, WorkingDays & { share: number }>();
  return (person) => {
    const calendar = calendarOf(person);
    const days = counted.get(calendar) ?? withShare(workingDays(calendar, span, at));
    counted.set(calendar, days);
    return days;
  };
}

const withShare = (days: WorkingDays) => ({ ...days, share: shareOf(days) });

interface UnitRow {
  unit_id: number;
  schedule_id: number | null;
  calendar_id: number | null;
}

function unitsOf(sql: Sql, people: readonly PersonPlace[]) {
  return sql<UnitRow[]>`
    WITH RECURSIVE up AS (
      SELECT id AS unit_id, parent_id, work_schedule_id AS schedule_id, holiday_calendar_id AS calendar_id
        FROM org_units WHERE id = ANY (${idList(people.map(({ orgUnitId }) => orgUnitId))}::integer[])
      UNION ALL
      SELECT up.unit_id, u.parent_id, coalesce(up.schedule_id, u.work_schedule_id),
             coalesce(up.calendar_id, u.holiday_calendar_id)
        FROM up JOIN org_units u ON u.id = up.parent_id
    )
    SELECT unit_id, schedule_id, calendar_id FROM up WHERE parent_id IS NULL`;
}

async function holidaysOf(
  sql: Sql,
  calendarIds: readonly (number | null)[],
  { periodStart, periodEnd }: PeriodSpan,
): Promise<Map<number, Set<string>>> {
  const rows = await sql<{ calendar_id: number; day: string }[]>`
    SELECT calendar_id, date::text AS day FROM holidays
     WHERE calendar_id = ANY (${idList(calendarIds)}::integer[]) AND date >= ${periodStart} AND date < ${periodEnd}`;
  const days = new Map<number, Set<string>>();
  for (const { calendar_id, day } of rows)
    days.set(calendar_id, (days.get(calendar_id) ?? new Set()).add(day));
  return days;
}

const idList = (ids: readonly (number | null)[]) =>
  `{${[...new Set(ids)].filter((id) => id !== null).join(",")}}`;
