import { inArray, sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Db } from "@/db/client";
import { holidays, workSchedules } from "@/db/schema/people";
import { weekdays } from "@/lib/people/schedules/windows";
import type { PeriodSpan } from "../periods/span";
import type { IsWorkingDay } from "../prorate";

interface PersonInUnit {
  employeeId: number;
  orgUnitId: number | null;
}

/**
 * Which days of a period each person works: by their own schedule or the nearest unit's, without the holidays of the
 * nearest unit's calendar. Nobody without a schedule is in it. A few statements, however many people.
 */
export async function loadWorkingDays(
  db: Db,
  people: readonly PersonInUnit[],
  span: PeriodSpan,
): Promise<Map<number, IsWorkingDay>> {
  if (people.length === 0) return new Map();
  const settings = await listSettings(db, people);
  const schedules = await schedulesById(db, settings);
  const free = await holidaysByCalendar(db, settings, span);
  const known = new Map<string, IsWorkingDay>();
  return new Map(
    settings.flatMap(({ employeeId, scheduleId, calendarId }): [number, IsWorkingDay][] => {
      const schedule = scheduleId === null ? undefined : schedules.get(scheduleId);
      if (!schedule) return [];
      const key = `${scheduleId} ${calendarId}`;
      const off = calendarId === null ? undefined : free.get(calendarId);
      const isWorkingDay =
        known.get(key) ?? ((day: string) => schedule.has(weekdayOf(day)) && !(off?.has(day) ?? false));
      known.set(key, isWorkingDay);
      return [[employeeId, isWorkingDay]];
    }),
  );
}

interface Settings {
  employeeId: number;
  scheduleId: number | null;
  calendarId: number | null;
}

async function listSettings(db: Db, people: readonly PersonInUnit[]): Promise<Settings[]> {
  const ids = `{${people.map(({ employeeId }) => employeeId).join(",")}}`;
  const units = `{${people.map(({ orgUnitId }) => orgUnitId ?? "NULL").join(",")}}`;
  const nearest = (column: string) =>
    sql.raw(`(array_agg(up.${column} ORDER BY up.depth) FILTER (WHERE up.${column} IS NOT NULL))[1]`);
  const rows = await db.execute<{ id: number; schedule_id: number | null; calendar_id: number | null }>(sql`
    WITH RECURSIVE up AS (
      SELECT p.employee_id, u.parent_id, u.work_schedule_id, u.holiday_calendar_id, 0 AS depth
        FROM unnest(${ids}::integer[], ${units}::integer[]) AS p(employee_id, unit_id) JOIN org_units u ON u.id = p.unit_id
      UNION ALL
      SELECT up.employee_id, u.parent_id, u.work_schedule_id, u.holiday_calendar_id, up.depth + 1
        FROM up JOIN org_units u ON u.id = up.parent_id WHERE up.depth < 100
    )
    SELECT e.id, coalesce(e.work_schedule_id, ${nearest("work_schedule_id")}) AS schedule_id,
           ${nearest("holiday_calendar_id")} AS calendar_id
      FROM employees e LEFT JOIN up ON up.employee_id = e.id
     WHERE e.id = ANY (${ids}::integer[]) GROUP BY e.id`);
  return rows.map(({ id, schedule_id, calendar_id }) => ({
    ...{ employeeId: id, scheduleId: schedule_id, calendarId: calendar_id },
  }));
}

async function schedulesById(db: Db, settings: readonly Settings[]): Promise<Map<number, Set<string>>> {
  const ids = distinct(settings.map(({ scheduleId }) => scheduleId));
  if (ids.length === 0) return new Map();
  const rows = await db.select().from(workSchedules).where(inArray(workSchedules.id, ids));
  return new Map(
    rows.map(({ id, windows }) => [
      id,
      new Set<string>(weekdays.filter((day) => (windows[day] ?? []).length > 0)),
    ]),
  );
}

async function holidaysByCalendar(
  db: Db,
  settings: readonly Settings[],
  { periodStart, periodEnd }: PeriodSpan,
): Promise<Map<number, Set<string>>> {
  const ids = distinct(settings.map(({ calendarId }) => calendarId));
  const byCalendar = new Map(ids.map((id) => [id, new Set<string>()]));
  if (ids.length === 0) return byCalendar;
  const rows = await db
    .select()
    .from(holidays)
    .where(
      sql`${inArray(holidays.calendarId, ids)} AND ${holidays.date} >= ${periodStart}::date AND ${holidays.date} < ${periodEnd}::date`,
    );
  for (const { calendarId, date } of rows) byCalendar.get(calendarId)?.add(date);
  return byCalendar;
}

const distinct = (ids: readonly (number | null)[]) => [...new Set(ids)].filter((id) => id !== null);
const weekdayOf = (day: string): string => weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? "";
