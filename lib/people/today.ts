import type { Db } from "@/db/client";
import { organisations } from "@/db/schema/people";

/** The calendar day (YYYY-MM-DD) of an instant in a time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  return calendarIn(timeZone).format(instant);
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes far longer than using it. */
function calendarIn(timeZone: string): Intl.DateTimeFormat {
  const known = calendars.get(timeZone);
  if (known) return known;
  const calendar = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  calendars.set(timeZone, calendar);
  return calendar;
}

/** Today where the organisation is: the day on which undated changes to people take effect. */
export async function organisationToday(db: Db, now: Date): Promise<string> {
  const [organisation] = await db.select({ timeZone: organisations.timeZone }).from(organisations).limit(1);
  return dayIn(organisation?.timeZone ?? "UTC", now);
}
