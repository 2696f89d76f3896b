import { compileBooleanCell } from "@/lib/csv/boolean-cell";
import type { CellReader } from "@/lib/csv/cell";
import { compileDateCell, compileTimestampCell } from "@/lib/csv/date-cell";
import type { DateFormat } from "@/lib/csv/date-format";
import type { ColumnType } from "@/lib/csv/format";
import { compileNullTest } from "@/lib/csv/null-tokens";
import { compileDecimalCell, compileIntegerCell, type NumberMarks } from "@/lib/csv/number-cell";

/** What one column of the file becomes. `index` is its position in the file, from 0. */
export type ColumnPlan = NumberMarks & {
  name: string;
  index: number;
  type: ColumnType;
  /** What means null besides a blank cell. */
  nullTokens?: readonly string[];
  /** Of date and timestamp columns; "yyyy-MM-dd" when absent. */
  dateFormat?: DateFormat | null;
  /** The zone of this column's local times, when it is not the row's. */
  timeZone?: string;
  /** Whether 1 and 0 are yes and no. */
  numericBooleans?: boolean;
  /** Whether null is refused. */
  required?: boolean;
};

/** `values` in the order of the plan, as PostgreSQL's canonical text input; `column` and `reason` say what is wrong. */
export type TypedRow =
  | { ok: true; values: (string | null)[]; ambiguousTimes: number }
  | { ok: false; column: string; reason: string };

type CompiledColumn = {
  name: string;
  index: number;
  required: boolean;
  verbatim: boolean;
  isNull: (cell: string) => boolean;
  read: CellReader;
};

/**
 * A function that types one row's values. Local times are read in `timeZone` (IANA).
 * Text is kept as it is, "=cmd" included; other types ignore spaces around the value.
 * Throws RangeError for a time zone that does not exist.
 */
export function compileRow(
  columns: readonly ColumnPlan[],
  { timeZone }: { timeZone: string },
): (values: readonly string[]) => TypedRow {
  const counters: (() => number)[] = [];
  const compiled = columns.map((column): CompiledColumn => {
    const { reader, ambiguousTimes } = compileCell(column, timeZone);
    if (ambiguousTimes) counters.push(ambiguousTimes);
    const { name, index, required = false, type, nullTokens } = column;
    return {
      name,
      index,
      required,
      verbatim: type === "text",
      isNull: compileNullTest(nullTokens),
      read: reader,
    };
  });
  const countAmbiguous = (): number => {
    let count = 0;
    for (const counter of counters) count += counter();
    return count;
  };

  return (values) => {
    const typed = new Array<string | null>(compiled.length);
    const before = countAmbiguous();
    for (let i = 0; i < compiled.length; i++) {
      const column = compiled[i];
      if (!column) continue;
      const cell = values[column.index] ?? "";
      const trimmed = trim(cell);
      if (column.isNull(trimmed)) {
        if (column.required) return { ok: false, column: column.name, reason: nullReason(trimmed) };
        typed[i] = null;
        continue;
      }
      const value = column.verbatim ? cell : column.read(trimmed);
      if (typeof value !== "string") return { ok: false, column: column.name, reason: value.refusal };
      typed[i] = value;
    }
    return { ok: true, values: typed, ambiguousTimes: countAmbiguous() - before };
  };
}

function compileCell(
  column: ColumnPlan,
  timeZone: string,
): { reader: CellReader; ambiguousTimes?: () => number } {
  const dateFormat = column.dateFormat ?? "yyyy-MM-dd";
  switch (column.type) {
    case "text":
      return { reader: (cell) => cell };
    case "integer":
      return { reader: compileIntegerCell(column) };
    case "decimal":
      return { reader: compileDecimalCell(column) };
    case "boolean":
      return { reader: compileBooleanCell(column) };
    case "date":
      return { reader: compileDateCell(dateFormat) };
    case "timestamp": {
      const { read, ambiguousTimes } = compileTimestampCell(dateFormat, column.timeZone ?? timeZone);
      return { reader: read, ambiguousTimes };
    }
  }
}

function nullReason(cell: string): string {
  return cell === ""
    ? "is blank (a value is required)"
    : `is "${cell}", which means no value (a value is required)`;
}

/** `trim`, without a call for the cells that begin and end with a visible ASCII character. */
function trim(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  return first > 32 && first < 127 && last > 32 && last < 127 ? cell : cell.trim();
}
