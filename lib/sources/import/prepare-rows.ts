import { hash } from "node:crypto";
import type { UnknownOwnerPolicy } from "@/db/enums";
import { encodeCopyRow } from "@/lib/csv/copy-text";
import { type CsvFormat, type RowRejection, rawCharacters } from "@/lib/csv/format";
import type { CsvRow } from "@/lib/csv/row-parser";
import { compileRow } from "@/lib/csv/typed-row";
import { csvLine } from "@/lib/csv/write-csv";
import type { FilePlan } from "@/lib/sources/import/file-plan";
import { compileMatching, namesIn } from "@/lib/sources/import/match-row";
import type { OwnerIndex } from "@/lib/sources/import/owners";
import type { UnitIndex } from "@/lib/sources/import/units";
import { hasDeclaredKey } from "@/lib/sources/record-table";
import type { SourceColumn } from "@/lib/sources/types";

/** A row of the file, ready: either a line of COPY text for the staging table, or why it is refused. */
export interface PreparedRow {
  line: number;
  copy: string | null;
  rejection: RowRejection | null;
  /** Kept although an owner it names is unknown. */
  unowned: boolean;
  ambiguousTimes: number;
}

export interface RowRules {
  columns: readonly SourceColumn[];
  plan: FilePlan;
  timeZone: string;
  unknownOwners: UnknownOwnerPolicy;
  owners: OwnerIndex;
  units: UnitIndex;
  /** Makes people for these texts; only asked under the policy "create". */
  createOwners(texts: Iterable<string>): Promise<void>;
}

/** An index row of PostgreSQL holds about 2,700 bytes. */
const keyBytes = 2_000;
const nameCharacters = 200;

type TypedLine = { row: CsvRow; values: (string | null)[]; ambiguousTimes: number };

/** Checks and types rows, matches their owners, and writes them as COPY text in the order of `filledColumns`. */
export function compilePreparation(rules: RowRules): (rows: readonly CsvRow[]) => Promise<PreparedRow[]> {
  const { columns, plan } = rules;
  const readRow = compileRow(plan.columns, { timeZone: rules.timeZone });
  const matchRow = compileMatching(rules);
  const keys = columns.flatMap((column, place) => (column.isKey ? [place] : []));
  const label = (place: number) => columns[place]?.label ?? "";
  const withDigest = !hasDeclaredKey(columns);

  const typeRow = (row: CsvRow): PreparedRow | TypedLine => {
    const typed = readRow(row.values);
    if (!typed.ok) return refused(row, `${typed.column} ${typed.reason}`, plan.format);
    const { values, ambiguousTimes } = typed;
    if (withDigest && values.every((value) => value === null))
      return refused(row, "the row has no value at all", plan.format);
    if (keys.length > 0) {
      const blank = keys.find((place) => values[place]?.trim() === "");
      if (blank !== undefined)
        return refused(row, `${label(blank)} is blank (a value is required)`, plan.format);
      const size = keys.reduce((sum, place) => sum + Buffer.byteLength(values[place] ?? ""), 0);
      if (size > keyBytes)
        return refused(
          row,
          `the key is longer than ${keyBytes} bytes, too long to be told apart`,
          plan.format,
        );
    }
    return { row, values, ambiguousTimes };
  };

  const finish = ({ row, values, ambiguousTimes }: TypedLine): PreparedRow => {
    const matched = matchRow(values);
    if (!matched.ok) return refused(row, matched.reason, plan.format);
    const filled = [...values, ...matched.cells];
    if (withDigest) filled.push(`\\x${hash("sha256", JSON.stringify(values))}`);
    filled.push(String(row.line));
    const copy = encodeCopyRow(filled);
    if (!copy.ok) return refused(row, `${label(copy.index)} ${copy.reason}`, plan.format);
    return { line: row.line, copy: copy.line, rejection: null, unowned: matched.unowned, ambiguousTimes };
  };

  return async (rows) => {
    const typed = rows.map(typeRow);
    if (rules.unknownOwners === "create") await rules.createOwners(unknownTexts(typed));
    return typed.map((row) => ("copy" in row ? row : finish(row)));
  };

  function* unknownTexts(typed: readonly (PreparedRow | TypedLine)[]): Generator<string> {
    for (const row of typed) {
      if ("copy" in row) continue;
      for (const text of namesIn(columns, row.values))
        if (text.length <= nameCharacters && rules.owners.match(text) === null) yield text;
    }
  }
}

function refused({ line, values }: CsvRow, reason: string, { delimiter }: CsvFormat): PreparedRow {
  const raw = csvLine(values, { delimiter, formulas: "keep" }).slice(0, rawCharacters).trimEnd();
  return {
    line,
    copy: null,
    rejection: { line, reason, raw },
    unowned: false,
    ambiguousTimes: 0,
  };
}
