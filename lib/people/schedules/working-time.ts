import { sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import type { Db } from "@/db/client";
import type { WorkWindows } from "@/db/schema/people";
import { weekdays } from "./windows";

/** When a person works. */
export interface WorkingTime {
  /** Null: nothing is known of it, neither they nor a unit above them have a schedule. */
  windows: WorkWindows | null;
  /** Days, YYYY-MM-DD, on which nobody works. */
  holidays: ReadonlySet<string>;
}

export interface PersonPlace {
  employeeId: number;
  orgUnitId: number | null;
}

/** The windows of a day, YYYY-MM-DD; none: it is free. */
export function windowsOn(
  { windows, holidays }: { windows: WorkWindows; holidays: ReadonlySet<string> },
  day: string,
): readonly (readonly [string, string])[] {
  if (holidays.has(day)) return [];
  return windows[weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1] ?? "mon"] ?? [];
}

/**
 * When people work: by their own schedule, else that of the nearest unit above them; holidays from `from` to before `to`
 * are those of the nearest unit's calendar. Three statements, however many people; people with the same schedule and
 * calendar get the same object.
 */
export async function loadWorkingTimes(
  db: Db,
  people: readonly PersonPlace[],
  days: { from: string; to: string | null },
): Promise<(employeeId: number) => WorkingTime> {
  if (people.length === 0) return () => UNKNOWN;
  const settings = new Map((await listSettings(db, people)).map((row) => [row.id, row]));
  const schedules = await schedulesById(db, [...settings.values()]);
  const holidays = await holidaysByCalendar(db, [...settings.values()], days);
  const made = new Map<string, WorkingTime>();
  return (employeeId) => {
    const { schedule_id = null, calendar_id = null } = settings.get(employeeId) ?? {};
    const key = `${schedule_id}/${calendar_id}`;
    const known = made.get(key) ?? {
      windows: (schedule_id === null ? null : schedules.get(schedule_id)) ?? null,
      holidays: (calendar_id === null ? null : holidays.get(calendar_id)) ?? UNKNOWN.holidays,
    };
    made.set(key, known);
    return known;
  };
}

const UNKNOWN: WorkingTime = { windows: null, holidays: new Set() };

interface Settings extends Record<string, unknown> {
  id: number;
  schedule_id: number | null;
  calendar_id: number | null;
}

/** Units are looked at once, however many people are in them. */
function listSettings(db: Db, people: readonly PersonPlace[]) {
  const units = people.map(({ orgUnitId }) => orgUnitId ?? "NULL");
  return db.execute<Settings>(sql`
    WITH RECURSIVE place AS (
      SELECT * FROM unnest(${`{${people.map(({ employeeId }) => employeeId).join(",")}}`}::integer[],
                           ${`{${units.join(",")}}`}::integer[]) AS p(employee_id, unit_id)
    ), up AS (
      SELECT id AS unit_id, parent_id, work_schedule_id AS schedule_id, holiday_calendar_id AS calendar_id
        FROM org_units WHERE id IN (SELECT unit_id FROM place)
      UNION ALL
      SELECT up.unit_id, u.parent_id, coalesce(up.schedule_id, u.work_schedule_id),
             coalesce(up.calendar_id, u.holiday_calendar_id)
        FROM up JOIN org_units u ON u.id = up.parent_id
    )
    SELECT e.id, coalesce(e.work_schedule_id, up.schedule_id) AS schedule_id, up.calendar_id
      FROM place p
      JOIN employees e ON e.id = p.employee_id
      LEFT JOIN up ON up.unit_id = p.unit_id AND up.parent_id IS NULL`);
}

async function schedulesById(db: Db, settings: readonly Settings[]): Promise<Map<number, WorkWindows>> {
  const rows = await db.execute<{ id: number; windows: WorkWindows }>(sql`
    SELECT id, windows FROM work_schedules
     WHERE id = ANY (${idList(settings.map((row) => row.schedule_id))}::integer[])`);
  return new Map(rows.map(({ id, windows }) => [id, windows]));
}

async function holidaysByCalendar(
  db: Db,
  settings: readonly Settings[],
  { from, to }: { from: string; to: string | null },
): Promise<Map<number, Set<string>>> {
  const rows = await db.execute<{ calendar_id: number; day: string }>(sql`
    SELECT calendar_id, date::text AS day FROM holidays
     WHERE calendar_id = ANY (${idList(settings.map((row) => row.calendar_id))}::integer[])
       AND daterange(${from}::date, ${to}::date) @> date`);
  const byCalendar = new Map<number, Set<string>>();
  for (const { calendar_id, day } of rows)
    byCalendar.set(calendar_id, (byCalendar.get(calendar_id) ?? new Set()).add(day));
  return byCalendar;
}

const idList = (ids: readonly (number | null)[]) =>
  `{${[...new Set(ids)].filter((id) => id !== null).join(",")}}`;
