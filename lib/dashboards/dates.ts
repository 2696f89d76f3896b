import type { Frequency } from "@/db/enums";
import { MONTHS, shortDay } from "@/lib/day-words";

/** "1 Nov 2026, 02:00" where the organisation is. */
export function shownInstant(instant: Date, timeZone: string): string {
  const parts = new Map(
    clockIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const month = parts.get("month")?.slice(0, 3);
  return `${parts.get("day")} ${month} ${parts.get("year")}, ${parts.get("hour")}:${parts.get("minute")}`;
}

/** "30 Oct, 15:42": without the year, where the period says it. */
export const shownMoment = (instant: Date, timeZone: string): string =>
  shownInstant(instant, timeZone).replace(/ \d{4},/, ",");

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making one takes longer than everything it formats on a page. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** "31 Oct 2026" of YYYY-MM-DD. */
export const shownDay = shortDay;

/** A period's name where room is short: "Oct", "Q4", "W46", and with its year "Oct 2026". */
export function shortPeriodName(name: string): { short: string; long: string } {
  const [first = name, ...rest] = name.split(" ");
  const long = FULL_MONTHS.has(first) ? [first.slice(0, 3), ...rest].join(" ") : name;
  if (first === "Week") return { short: `W${rest[0]?.replace(",", "") ?? ""}`, long };
  const day = /^\d+$/.test(first) && rest.length > 0;
  return {
    short: day ? `${first} ${rest[0]?.slice(0, 3)}` : first.slice(0, 4).replace(/^([A-Z][a-z]{2}).$/, "$1"),
    long,
  };
}

/** "September" of "September 2026", when the other period is of the same year; else the whole name. */
export function nameBeside(name: string, other: string): string {
  const year = other.split(" ").at(-1);
  return year && name.endsWith(` ${year}`) ? name.slice(0, -year.length - 1).replace(/,$/, "") : name;
}

const FULL_MONTHS: ReadonlySet<string> = new Set(MONTHS);

const UNITS: Record<Frequency, string> = {
  daily: "days",
  weekly: "weeks",
  monthly: "months",
  quarterly: "quarters",
  yearly: "years",
  custom: "periods",
};
const NUMBERS = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** "Six months": how far back a trend reaches. */
export function spanWords(count: number, frequency: Frequency): string {
  return `${NUMBERS[count - 2] ?? count} ${UNITS[frequency]}`;
}
