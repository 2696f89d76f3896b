import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { holidayCalendars, holidays } from "@/db/schema/people";
import { notFound } from "@/lib/errors";

export interface Holiday {
  /** YYYY-MM-DD */
  date: string;
  name: string;
}

export interface HolidayCalendar {
  id: number;
  name: string;
  /** By date. */
  holidays: Holiday[];
}

export async function listHolidayCalendars(db: Db): Promise<HolidayCalendar[]> {
  const [calendars, days] = await Promise.all([
    db.select().from(holidayCalendars).orderBy(asc(holidayCalendars.name)),
    db.select().from(holidays).orderBy(asc(holidays.date)),
  ]);
  const byCalendar = new Map(
    calendars.map((calendar) => [calendar.id, { ...calendar, holidays: [] as Holiday[] }]),
  );
  for (const { calendarId, date, name } of days) byCalendar.get(calendarId)?.holidays.push({ date, name });
  return [...byCalendar.values()];
}

export async function requireHolidayCalendar(db: Db, id: number): Promise<HolidayCalendar> {
  const [calendar] = await db.select().from(holidayCalendars).where(eq(holidayCalendars.id, id));
  if (!calendar) throw notFound("This holiday calendar");
  const days = await db
    .select({ date: holidays.date, name: holidays.name })
    .from(holidays)
    .where(eq(holidays.calendarId, id))
    .orderBy(asc(holidays.date));
  return { ...calendar, holidays: days };
}
