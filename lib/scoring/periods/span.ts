import { Temporal } from "temporal-polyfill";
import type { Frequency } from "@/db/enums";
import { dayName } from "@/lib/day-words";
import type { FieldProblem } from "@/lib/errors";

/** Dates YYYY-MM-DD, half-open: the period ends when `periodEnd` begins. */
export interface PeriodSpan {
  periodStart: string;
  periodEnd: string;
}

type Standard = Exclude<Frequency, "custom">;

interface Shape {
  length: Temporal.DurationLike;
  /** The first day of the period that contains the date. */
  startOf: (date: Temporal.PlainDate) => Temporal.PlainDate;
  startsOn: string;
}

const SHAPES: Record<Standard, Shape> = {
  daily: { length: { days: 1 }, startOf: (date) => date, startsOn: "on any day" },
  weekly: {
    length: { weeks: 1 },
    startOf: (date) => date.subtract({ days: date.dayOfWeek - 1 }),
    startsOn: "on a Monday",
  },
  monthly: {
    length: { months: 1 },
    startOf: (date) => date.with({ day: 1 }),
    startsOn: "on the first of a month",
  },
  quarterly: {
    length: { months: 3 },
    startOf: (date) => date.with({ day: 1, month: date.month - ((date.month - 1) % 3) }),
    startsOn: "on the first of January, April, July or October",
  },
  yearly: {
    length: { years: 1 },
    startOf: (date) => date.with({ day: 1, month: 1 }),
    startsOn: "on the first of January",
  },
};

/** The period of a standard frequency that contains a day. */
export function spanContaining(frequency: Standard, day: string): PeriodSpan {
  const { startOf, length } = SHAPES[frequency];
  const start = startOf(Temporal.PlainDate.from(day));
  return { periodStart: start.toString(), periodEnd: start.add(length).toString() };
}

/** The span that a start, and for custom periods an end, describe; or what is wrong with them, by field. */
export function spanOf(
  frequency: Frequency,
  periodStart: string,
  periodEnd?: string,
): PeriodSpan | { problem: FieldProblem } {
  if (frequency === "custom") return customSpan(periodStart, periodEnd);
  const span = spanContaining(frequency, periodStart);
  if (span.periodStart !== periodStart) {
    return problem(
      "period_start",
      `A ${frequency} period begins ${SHAPES[frequency].startsOn}: the one around ${dayName(periodStart)} on ${dayName(span.periodStart)}.`,
    );
  }
  if (periodEnd !== undefined && periodEnd !== span.periodEnd) {
    return problem(
      "period_end",
      `The end of this ${frequency} period must be ${dayName(span.periodEnd)}: a period ends when its end day begins, so the last day counted is ${dayName(lastDayOf(span))}.`,
    );
  }
  return span;
}

/** The last day that counts. */
export function lastDayOf({ periodEnd }: Pick<PeriodSpan, "periodEnd">): string {
  return Temporal.PlainDate.from(periodEnd).subtract({ days: 1 }).toString();
}

function customSpan(periodStart: string, periodEnd: string | undefined) {
  if (periodEnd === undefined) {
    return problem(
      "period_end",
      "A custom period needs an end: the first day that no longer counts, so 1 November for a period through 31 October.",
    );
  }
  if (periodEnd <= periodStart) {
    return problem(
      "period_end",
      `The end must be after ${dayName(periodStart)}: it is the first day that no longer counts.`,
    );
  }
  return { periodStart, periodEnd };
}

const problem = (path: string, message: string) => ({ problem: { path, message } });
