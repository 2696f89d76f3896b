import { Temporal } from "temporal-polyfill";
import type { Frequency } from "@/db/enums";
import { dayName, MONTHS } from "@/lib/day-words";
import { lastDayOf, type PeriodSpan } from "./span";

/** What people call a period: "October 2026", "Q4 2026", "Week 46, 2026", "2017", "3 November 2026". */
export function periodName(frequency: Frequency, span: PeriodSpan): string {
  const start = Temporal.PlainDate.from(span.periodStart);
  switch (frequency) {
    case "daily":
      return dayName(span.periodStart);
    case "weekly":
      // ISO weeks: the days around New Year belong to the week's own year.
      return `Week ${start.weekOfYear}, ${start.yearOfWeek}`;
    case "monthly":
      return `${MONTHS[start.month - 1]} ${start.year}`;
    case "quarterly":
      return `Q${Math.ceil(start.month / 3)} ${start.year}`;
    case "yearly":
      return String(start.year);
    case "custom":
      return `${dayName(span.periodStart)} to ${dayName(lastDayOf(span))}`;
  }
}
