import type { ColumnType } from "@/db/enums";
import { shownDay, shownMoment } from "../dates";
import { shownValue } from "../format";

/** A record's value as a cell: instants on the organisation's clocks, blanks said in words. */
export function shownCell(value: string | null, type: ColumnType, timeZone: string): string {
  if (value === null || value === "") return "empty";
  switch (type) {
    case "timestamp":
      return shownMoment(new Date(value), timeZone);
    case "date":
      return shownDay(value.slice(0, 10));
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
