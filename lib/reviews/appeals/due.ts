import { Temporal } from "temporal-polyfill";
import { type WorkingTime, windowsOn } from "@/lib/people/schedules/working-time";

export interface Term {
  /** The last day, inclusive, YYYY-MM-DD. */
  dueOn: string;
  countsWorkingDays: boolean;
}

/** Holidays and free days on end beyond which a schedule cannot be meant. */
const MOST_DAYS = 400;

/**
 * The day by whose end something is due that begins on `from` and may take so many working days: the day it begins does
 * not count. Without a schedule, or with one that never works, calendar days are counted.
 */
export function termOf(from: string, days: number, { windows, holidays }: WorkingTime): Term {
  const begin = Temporal.PlainDate.from(from);
  const calendar = { dueOn: begin.add({ days }).toString(), countsWorkingDays: false };
  if (!windows) return calendar;
  let left = days;
  for (let passed = 1; passed <= MOST_DAYS; passed++) {
    const day = begin.add({ days: passed });
    if (windowsOn({ windows, holidays }, day.toString()).length > 0) left -= 1;
    if (left <= 0) return { dueOn: day.toString(), countsWorkingDays: true };
  }
  return calendar;
}
