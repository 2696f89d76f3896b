import { Temporal } from "temporal-polyfill";
import type { WorkWindows } from "@/db/schema/people";
import { windowsOn } from "@/lib/people/schedules/working-time";
import type { PeriodSpan } from "../periods/span";
import { daysOf } from "../prorate";

/** When someone works: windows a weekday, without the holidays (YYYY-MM-DD). */
export interface WorkingCalendar {
  windows: WorkWindows;
  holidays: ReadonlySet<string>;
}

const OFFICE: [string, string][] = [["09:00", "17:00"]];

/** Monday to Friday: whoever has no schedule, and what all periods' points are counted by. */
export const WEEKDAYS: WorkingCalendar = {
  windows: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
  holidays: new Set(),
};

/** A moment where the organisation is. */
export interface LocalMoment {
  /** YYYY-MM-DD */
  day: string;
  /** Minutes since midnight. */
  minute: number;
}

export interface WorkingDays {
  /** Days that have passed, the running one in part. */
  done: number;
  total: number;
}

/** Working days of a period that have passed at a moment of it; every day counts the same, however long. */
export function workingDays(calendar: WorkingCalendar, span: PeriodSpan, at: LocalMoment): WorkingDays {
  const days: WorkingDays = { done: 0, total: 0 };
  for (const day of daysOf(span.periodStart, span.periodEnd)) {
    const own = windowsOn(calendar, day);
    if (own.length === 0) continue;
    days.total += 1;
    if (day < at.day) days.done += 1;
    else if (day === at.day) days.done += passed(own, at.minute);
  }
  return days;
}

/** 0 to 1; a period without a working day passes all at once, at its end. */
export const shareOf = ({ done, total }: WorkingDays): number => (total === 0 ? 0 : done / total);

/**
 * Where a moment is compared with other periods: the last point that it has reached, in tenths of the weekdays, among those
 * that every such period has (a week of five days has no half-way point). 0 before the first.
 */
export function checkpointAt(span: PeriodSpan, at: LocalMoment): number {
  const reached = tenthsAt(span, at);
  return Math.max(
    0,
    ...checkpointDays(span, 1).flatMap(({ checkpoint }) => (checkpoint <= reached ? [checkpoint] : [])),
  );
}

const tenthsAt = (span: PeriodSpan, at: LocalMoment): number =>
  Math.floor(shareOf(workingDays(WEEKDAYS, span, at)) * 10 + 1e-9);

/** For each checkpoint from `from` to 9, the first day (YYYY-MM-DD) before which it has been reached. */
export function checkpointDays(span: PeriodSpan, from: number): { checkpoint: number; before: string }[] {
  const end = Temporal.PlainDate.from(span.periodEnd);
  const reached = new Map<number, string>();
  let date = Temporal.PlainDate.from(span.periodStart).add({ days: 1 });
  for (; Temporal.PlainDate.compare(date, end) < 0; date = date.add({ days: 1 })) {
    const day = date.toString();
    const checkpoint = tenthsAt(span, { day, minute: 0 });
    if (checkpoint >= from && checkpoint < 10 && !reached.has(checkpoint)) reached.set(checkpoint, day);
  }
  return [...reached].map(([checkpoint, before]) => ({ checkpoint, before }));
}

function passed(windows: readonly (readonly [string, string])[], minute: number): number {
  let all = 0;
  let gone = 0;
  for (const [from, to] of windows) {
    const start = minutesOf(from);
    const length = minutesOf(to) - start;
    all += length;
    gone += Math.min(length, Math.max(0, minute - start));
  }
  return all > 0 ? gone / all : 0;
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
