import { Temporal } from "temporal-polyfill";
import type { EmailMode } from "@/db/enums";

/** When a person may be disturbed. Times are HH:MM, with or without seconds, where they are. */
export interface Calm {
  timeZone: string;
  /** Both or neither. From later than to: over midnight. */
  quietFrom: string | null;
  quietTo: string | null;
}

/** And when they want what comes once a day. */
export interface Rhythm extends Calm {
  digestAt: string;
}

export interface Due {
  at: Date;
  /** Sent together with whatever else of the person is due then. */
  isBundled: boolean;
}

/**
 * When an e-mail of `mode` that arises now is due: at once, with the next digest, and in either case not in quiet hours,
 * which hold it until they end. A time that the clocks skip is the moment they jump.
 */
export function dueOf(mode: Exclude<EmailMode, "off">, now: Date, calm: Rhythm): Due {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(calm.timeZone);
  const wanted = mode === "daily" ? nextAt(local, calm.digestAt) : local;
  const end = endOfQuiet(wanted, calm);
  return {
    at: new Date((end ?? wanted).epochMilliseconds),
    isBundled: mode === "daily" || end !== null,
  };
}

/** When the quiet hours end that an instant lies in, or null. */
export function quietUntil(now: Date, calm: Calm): Date | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(calm.timeZone);
  const end = endOfQuiet(local, calm);
  return end && new Date(end.epochMilliseconds);
}

/** When the quiet hours end that `local` lies in, or null. */
function endOfQuiet(
  local: Temporal.ZonedDateTime,
  { quietFrom, quietTo }: Calm,
): Temporal.ZonedDateTime | null {
  if (!quietFrom || !quietTo) return null;
  const from = Temporal.PlainTime.from(quietFrom);
  const to = Temporal.PlainTime.from(quietTo);
  const time = local.toPlainTime();
  const isAfterFrom = Temporal.PlainTime.compare(time, from) >= 0;
  const isBeforeTo = Temporal.PlainTime.compare(time, to) < 0;
  const overMidnight = Temporal.PlainTime.compare(from, to) > 0;
  const isQuiet = overMidnight ? isAfterFrom || isBeforeTo : isAfterFrom && isBeforeTo;
  if (!isQuiet) return null;
  const day = isBeforeTo ? local : local.add({ days: 1 });
  const end = day.withPlainTime(to);
  if (Temporal.ZonedDateTime.compare(end, local) > 0) return end;
  // The clocks were set back: the end has been, and comes once more.
  return day.toPlainDate().toPlainDateTime(to).toZonedDateTime(day.timeZoneId, { disambiguation: "later" });
}

/** The next time the clock shows this, after `local`. */
function nextAt(local: Temporal.ZonedDateTime, time: string): Temporal.ZonedDateTime {
  const today = local.withPlainTime(time);
  return Temporal.ZonedDateTime.compare(today, local) > 0
    ? today
    : local.add({ days: 1 }).withPlainTime(time);
}
