import type { Db } from "@/db/client";
import { loadWorkingTimes, type PersonPlace, type WorkingTime } from "@/lib/people/schedules/working-time";
import type { PeriodSpan } from "../periods/span";
import {
  type LocalMoment,
  shareOf,
  WEEKDAYS,
  type WorkingCalendar,
  type WorkingDays,
  workingDays,
} from "./working-days";

/** When people work, for whom that is not known from Monday to Friday. */
export async function loadCalendars(
  db: Db,
  people: readonly PersonPlace[],
  span: PeriodSpan,
): Promise<(person: PersonPlace) => WorkingCalendar> {
  const timeOf = await loadWorkingTimes(db, people, { from: span.periodStart, to: span.periodEnd });
  const made = new Map<WorkingTime, WorkingCalendar>();
  return ({ employeeId }) => {
    const time = timeOf(employeeId);
    const known = made.get(time) ?? {
      windows: time.windows ?? WEEKDAYS.windows,
      holidays: time.holidays,
    };
    made.set(time, known);
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
