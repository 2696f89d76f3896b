import { Temporal } from "temporal-polyfill";
import type { ColumnType } from "@/db/enums";
import { readPlainDecimal } from "@/lib/decimal";
import type { BindingSource } from "../types";

const INTEGER = /^-?\d{1,18}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-][01]\d:[0-5]\d)?)?$/;

export const HAS_OFFSET = /(Z|[+-]\d{2}:\d{2})$/;
export const isBareDay = (text: string) => DATE.test(text);

type Zones = Pick<BindingSource, "timeZone" | "dayTimeZone">;

/** Days begin where the organisation is. */
export const dayZone = ({ dayTimeZone, timeZone }: Zones) => dayTimeZone ?? timeZone;

/** What is wrong with a value for a column of this type, or null. Values come as text. */
export function problemOfValue(text: string, type: ColumnType): string | null {
  switch (type) {
    case "integer":
      return INTEGER.test(text) ? null : "Enter a whole number";
    case "decimal":
      return readPlainDecimal(text) ? null : "Enter a number";
    case "date":
      return DATE.test(text) && isDay(text) ? null : "Enter a date like 2026-10-31";
    case "timestamp":
      return TIMESTAMP.test(text) && isDay(text.slice(0, 10))
        ? null
        : "Enter a date like 2026-10-31, or a time like 2026-10-31 14:30";
    case "text":
    case "boolean":
      return text === "" ? "Enter a value, or compare with “is empty”" : null;
  }
}

/** Whether `low` comes after `high`, the whole of it where it is a day; both are sound values of the type. */
export function isBackwards(low: string, high: string, type: ColumnType, zones: Zones): boolean {
  if (type === "integer") return BigInt(low) > BigInt(high);
  if (type === "decimal") return readPlainDecimal(low)?.gt(readPlainDecimal(high) ?? 0) ?? false;
  if (type !== "timestamp") return low > high;
  const order = Temporal.Instant.compare(
    instantOf(low, zones),
    isBareDay(high) ? startOfDay(high, zones, 1) : instantOf(high, zones),
  );
  return isBareDay(high) ? order >= 0 : order > 0;
}

function instantOf(text: string, zones: Zones): Temporal.Instant {
  if (isBareDay(text)) return startOfDay(text, zones, 0);
  if (HAS_OFFSET.test(text)) return Temporal.Instant.from(text);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zones.timeZone).toInstant();
}

const startOfDay = (text: string, zones: Zones, daysLater: number) =>
  Temporal.PlainDate.from(text).add({ days: daysLater }).toZonedDateTime(dayZone(zones)).toInstant();

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) && !text.startsWith("0000");
}
