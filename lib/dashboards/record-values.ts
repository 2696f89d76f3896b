import type { ColumnType } from "@/db/enums";
import { shownValue } from "./format";

/** A record's value as a cell: instants on the organisation's clocks, blanks said in words. */
export function shownCell(value: string | null, type: ColumnType, timeZone: string): string {
  if (value === null || value === "") return "empty";
  switch (type) {
    case "timestamp":
      return momentIn(new Date(value), timeZone);
    case "date":
      return dayOf(value);
    case "boolean":
      return value === "true" || value === "t" ? "yes" : "no";
    case "decimal":
    case "integer":
      return shownValue(value, { targetType: "numeric", unit: "" });
    default:
      return value;
  }
}

/** "2.7 h" between two moments or days; what is not known yet is empty. */
export function durationOf(
  from: string | null | undefined,
  to: string | null | undefined,
  unit: "hours" | "days",
): string {
  if (!from || !to) return "empty";
  const hours = (new Date(to).getTime() - new Date(from).getTime()) / 3_600_000;
  const value = unit === "hours" ? hours : hours / 24;
  return shownValue(value.toFixed(6), { targetType: "duration", unit: unit === "hours" ? "h" : "days" });
}

function momentIn(instant: Date, timeZone: string): string {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(instant);
  return text.replace("Sept", "Sep");
}

function dayOf(day: string): string {
  const text = new Intl.DateTimeFormat("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
    year: "numeric",
  }).format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
  return text.replace("Sept", "Sep");
}
