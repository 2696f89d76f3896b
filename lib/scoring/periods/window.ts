import { Temporal } from "temporal-polyfill";
import { lastDayOf, type PeriodSpan } from "./span";

/** A period as dates and as instants, both half-open. */
export interface PeriodWindow extends PeriodSpan {
  /** YYYY-MM-DD, the last day that counts: facts about people are those of this day. */
  lastDay: string;
  /** First instant of `periodStart` and of `periodEnd` in the organisation's time zone. */
  startsAt: Date;
  endsAt: Date;
}

/** Where midnight does not exist (clocks go forward at 00:00) the day begins at its first instant. */
export function windowOf(span: PeriodSpan, timeZone: string): PeriodWindow {
  return {
    periodStart: span.periodStart,
    periodEnd: span.periodEnd,
    lastDay: lastDayOf(span),
    startsAt: dayStart(span.periodStart, timeZone),
    endsAt: dayStart(span.periodEnd, timeZone),
  };
}

/** The calendar day of an instant in a time zone, YYYY-MM-DD. */
export function dayOf(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

function dayStart(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}
