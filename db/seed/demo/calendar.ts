import { type HolidayCountry, holidaysOf } from "./holidays";

/** Days are counted from 1970-01-01, minutes from midnight; instants are milliseconds. */
export interface DemoMonth {
  /** 0 is the running month, −1 the last finished one, −12 the first. */
  index: number;
  firstDay: number;
  /** First day that no longer counts. */
  endDay: number;
  /** 1 to 12. */
  monthOfYear: number;
}

const DAY = 86_400_000;
export const TIME_ZONE = "Europe/Amsterdam";

export const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY;
export const isoDay = (day: number) => new Date(day * DAY).toISOString().slice(0, 10);
/** 0 is Monday. */
export const weekday = (day: number) => (((day + 3) % 7) + 7) % 7;

/** Months by their distance from the running one, which begins at `anchor`; both ends included, oldest first. */
export function monthsAround(anchor: string, from: number, to: number): DemoMonth[] {
  const [year = 1970, month = 1] = anchor.split("-").map(Number);
  const firstDayOf = (index: number) => Date.UTC(year, month - 1 + index, 1) / DAY;
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const index = from + at;
    return {
      index,
      firstDay: firstDayOf(index),
      endDay: firstDayOf(index + 1),
      monthOfYear: ((((month - 1 + index) % 12) + 12) % 12) + 1,
    };
  });
}

const offsets = new Map<number, number>();

/** The instant of a local time in the company's zone. Nobody here works through the hour in which clocks change. */
export function instantOf(day: number, minute: number): number {
  let offset = offsets.get(day);
  if (offset === undefined) {
    offset = offsetAtNoon(day);
    offsets.set(day, offset);
  }
  return day * DAY + minute * 60_000 - offset;
}

export const isoInstant = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}:00Z`;

const clock = new Intl.DateTimeFormat("en-GB", { timeZone: TIME_ZONE, hour: "2-digit", hourCycle: "h23" });

function offsetAtNoon(day: number): number {
  return (Number(clock.format(new Date(day * DAY + DAY / 2))) - 12) * 3_600_000;
}

const holidayDays = new Map<string, Set<number>>();

function isHoliday(country: HolidayCountry, day: number): boolean {
  const year = new Date(day * DAY).getUTCFullYear();
  const key = `${country}/${year}`;
  let days = holidayDays.get(key);
  if (!days) {
    days = new Set(holidaysOf(country, year).map(({ date }) => dayNumber(date)));
    holidayDays.set(key, days);
  }
  return days.has(day);
}

export const isWorkday = (country: HolidayCountry, day: number) =>
  weekday(day) < 5 && !isHoliday(country, day);

/** Minutes of the day in which a shift works. */
export type Shift = readonly [start: number, end: number];

/** The instant after so many working minutes, counted from a moment within the shift. */
export function afterWork(
  from: { day: number; minute: number },
  minutes: number,
  { shift, country }: { shift: Shift; country: HolidayCountry },
): number {
  const [start, end] = shift;
  let { day } = from;
  let minute = Math.max(from.minute, start);
  let left = minutes;
  while (minute + left > end) {
    left -= Math.max(0, end - minute);
    do day++;
    while (!isWorkday(country, day));
    minute = start;
  }
  return instantOf(day, Math.round(minute + left));
}
