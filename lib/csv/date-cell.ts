import { type CellReader, quoteCell } from "@/lib/csv/cell";
import { type DateFormat, dateRefusal, newCivilTime, readCivilTime } from "@/lib/csv/date-format";
import { compileLocalTime } from "@/lib/csv/local-time";

/** A calendar day as 'YYYY-MM-DD'. A time of day is refused unless it is midnight, since dropping it would lose it. */
export function compileDateCell(format: DateFormat): CellReader {
  const civil = newCivilTime();
  return (cell) => {
    const read = readCivilTime(cell, format, civil);
    const midnight = civil.secondOfDay === 0 && civil.fraction === "" && civil.offsetSeconds === null;
    if (!read || !midnight) return { refusal: dateRefusal(cell, format, false) };
    return isoDay(civil.year, civil.month, civil.day);
  };
}

export type TimestampCell = {
  read: CellReader /** Times read so far that exist twice in the zone. */;
  ambiguousTimes(): number;
};

/**
 * An instant as ISO 8601 UTC. A time without an offset is a local time of `timeZone`; of a time that exists twice the
 * first occurrence is taken, a time that the clocks skipped is refused. A day without a time is its midnight.
 */
export function compileTimestampCell(format: DateFormat, timeZone: string): TimestampCell {
  const civil = newCivilTime();
  const toInstant = compileLocalTime(timeZone);
  const dayTexts = new Map<number, string>();
  let ambiguous = 0;

  const read: CellReader = (cell) => {
    if (!readCivilTime(cell, format, civil)) return { refusal: dateRefusal(cell, format, true) };
    const day = epochDay(civil.year, civil.month, civil.day);
    let epochSeconds: number;
    if (civil.offsetSeconds !== null) {
      epochSeconds = day * 86_400 + civil.secondOfDay - civil.offsetSeconds;
    } else {
      const instant = toInstant(day, civil.secondOfDay);
      if (instant === null) {
        return { refusal: `${quoteCell(cell)} does not exist in ${timeZone}: the clocks skipped this time` };
      }
      if (instant.ambiguous) ambiguous++;
      epochSeconds = instant.epochSeconds;
    }
    const utcDay = Math.floor(epochSeconds / 86_400);
    let dayText = dayTexts.get(utcDay);
    if (dayText === undefined) {
      if (utcDay < firstDay || utcDay > lastDay) return { refusal: dateRefusal(cell, format, true) };
      if (dayTexts.size > 50_000) dayTexts.clear();
      dayText = `${new Date(utcDay * 86_400_000).toISOString().slice(0, 10)}T`;
      dayTexts.set(utcDay, dayText);
    }
    const second = epochSeconds - utcDay * 86_400;
    const minute = Math.floor(second / 60);
    return `${dayText}${hourMinutes[minute]}:${twoDigits[second - minute * 60]}${civil.fraction}Z`;
  };
  return { read, ambiguousTimes: () => ambiguous };
}

const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));
const hourMinutes = Array.from(
  { length: 1440 },
  (_, m) => `${twoDigits[Math.floor(m / 60)]}:${twoDigits[m % 60]}`,
);
const firstDay = epochDay(1, 1, 1);
const lastDay = epochDay(9999, 12, 31);

function isoDay(year: number, month: number, day: number): string {
  const years = year > 999 ? String(year) : String(year).padStart(4, "0");
  return `${years}-${twoDigits[month]}-${twoDigits[day]}`;
}

/** Days since 1970-01-01 of a Gregorian date (Howard Hinnant's days_from_civil). */
function epochDay(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}
