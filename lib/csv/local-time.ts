import { Temporal } from "temporal-polyfill";

/** Seconds since 1970 in UTC; `ambiguous` when the local time exists twice and its first occurrence was taken. */
export type Instant = { epochSeconds: number; ambiguous: boolean };

/** A stretch of time with one offset: from `from` (inclusive) to `to` (exclusive), epoch seconds. */
type Stretch = { from: number; to: number; offset: number };

const secondsPerDay = 86_400;
const cachedDays = 50_000;

/**
 * Turns local times of one IANA zone into instants, or null for a local time that the clocks skipped.
 *
 * Each day's offsets are asked once: almost every day has a single one, and from then on a time costs a subtraction.
 * Throws RangeError for a zone that does not exist.
 */
export function compileLocalTime(timeZone: string): (day: number, secondOfDay: number) => Instant | null {
  new Temporal.ZonedDateTime(0n, timeZone);
  const days = new Map<number, number | Stretch[]>();
  const result: Instant = { epochSeconds: 0, ambiguous: false };

  const offsetsOf = (day: number): number | Stretch[] => {
    const known = days.get(day);
    if (known !== undefined) return known;
    if (days.size >= cachedDays) days.clear();
    const stretches = stretchesAround(day, timeZone);
    const only = stretches.length === 1 ? stretches[0] : undefined;
    const found = only ? only.offset : stretches;
    days.set(day, found);
    return found;
  };

  return (day, secondOfDay) => {
    const local = day * secondsPerDay + secondOfDay;
    const offsets = offsetsOf(day);
    result.ambiguous = false;
    if (typeof offsets === "number") {
      result.epochSeconds = local - offsets;
      return result;
    }
    const possible = offsets.filter(({ from, to, offset }) => local - offset >= from && local - offset < to);
    const [first] = possible;
    if (!first) return null;
    result.epochSeconds = local - first.offset;
    result.ambiguous = possible.length > 1;
    return result;
  };
}

/** The offsets in force from a day before `day` to two days after it: any local time of the day lies in between. */
function stretchesAround(day: number, timeZone: string): Stretch[] {
  const end = (day + 2) * secondsPerDay;
  let at = Temporal.Instant.fromEpochMilliseconds((day - 1) * secondsPerDay * 1000).toZonedDateTimeISO(
    timeZone,
  );
  const stretches: Stretch[] = [];
  for (let from = Number.NEGATIVE_INFINITY; ; ) {
    const next = at.getTimeZoneTransition("next");
    const nextSecond = next === null ? Number.POSITIVE_INFINITY : next.epochMilliseconds / 1000;
    const to = nextSecond < end ? nextSecond : Number.POSITIVE_INFINITY;
    stretches.push({ from, to, offset: at.offsetNanoseconds / 1e9 });
    if (next === null || nextSecond >= end) return stretches;
    at = next;
    from = nextSecond;
  }
}
