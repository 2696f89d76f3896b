import { type DateFormat, dateFormats } from "@/lib/csv/date-format";
import { type CsvDetection, type DetectedColumn, detectCsv } from "@/lib/csv/detect";
import { type CsvFormat, type Delimiter, delimiters } from "@/lib/csv/format";
import { columnIdentifier } from "@/lib/csv/identifier";
import { type DecimalMark, decimalMarks, type GroupMark, groupMarks } from "@/lib/csv/number-cell";
import type { ColumnPlan } from "@/lib/csv/typed-row";
import { ImportProblem } from "@/lib/sources/import/import-problem";
import type { SourceColumn, SourceWithColumns } from "@/lib/sources/types";

/** How one file fills a source: its format, and where each of the source's columns stands in it. */
export interface FilePlan {
  format: CsvFormat;
  columns: ColumnPlan[];
  notes: string[];
}

/**
 * Reads the head of a file the way the source's files are written, or, when its columns are not found that way, the
 * way this file looks. Throws ImportProblem when it is no CSV or lacks columns of the source.
 */
export function planFile(of: SourceWithColumns, sample: { bytes: Uint8Array; complete: boolean }): FilePlan {
  const { complete } = sample;
  const known = of.source.fileFormat;
  const delimiter = delimiters.find((mark): mark is Delimiter => mark === known?.delimiter);
  const asKnown = known
    ? detectCsv(sample.bytes, { complete, encoding: known.encoding, delimiter })
    : detectCsv(sample.bytes, { complete });
  const usable = asKnown.ok && missingColumns(of, asKnown.columns).length === 0;
  const detection = usable || !known ? asKnown : detectCsv(sample.bytes, { complete });
  if (!detection.ok) throw new ImportProblem(`${detection.reason}.`);
  requireColumns(of, detection);
  const notes = [...detection.notes];
  if (detection !== asKnown)
    notes.push(`The file is written differently from the first one: ${formatWords(detection.format)}.`);
  const extra = detection.columns.filter((found) => !of.columns.some((column) => fills(found, column)));
  if (extra.length > 0)
    notes.push(`Columns that ${of.source.name} does not have were left out: ${list(extra)}.`);
  return {
    format: detection.format,
    columns: of.columns.map((column) => planColumn(of, column, detection.columns)),
    notes,
  };
}

const fills = (found: DetectedColumn, column: SourceColumn): boolean =>
  found.name.toLowerCase() === column.header.toLowerCase() ||
  columnIdentifier(found.name) === column.columnName;

function missingColumns({ columns }: SourceWithColumns, detected: DetectedColumn[]): SourceColumn[] {
  return columns.filter((column) => !detected.some((found) => fills(found, column)));
}

function requireColumns(of: SourceWithColumns, detection: CsvDetection & { ok: true }): void {
  const missing = missingColumns(of, detection.columns);
  if (missing.length === 0) return;
  const extra = detection.columns.filter((found) => !of.columns.some((column) => fills(found, column)));
  const lacking = missing.map((column) => `"${column.header}"`).join(", ");
  const unknown = extra.length > 0 ? ` Columns that are not expected: ${list(extra)}.` : "";
  throw new ImportProblem(`The file has no column ${lacking}, which ${of.source.name} needs.${unknown}`);
}

function planColumn(of: SourceWithColumns, column: SourceColumn, detected: DetectedColumn[]): ColumnPlan {
  const found =
    detected.find(({ name }) => name.toLowerCase() === column.header.toLowerCase()) ??
    detected.find((candidate) => fills(candidate, column));
  // Built-in sources are filled by files of many makers: what a person has not stated is taken from each file.
  const open = of.source.origin === "builtin" && column.nullTokens.length === 0;
  return {
    name: column.label,
    index: found?.index ?? 0,
    type: column.dataType,
    nullTokens: open ? found?.nullTokens : column.nullTokens,
    dateFormat: oneOf<DateFormat>(dateFormats, column.dateFormat) ?? found?.dateFormat,
    decimalMark: oneOf<DecimalMark>(decimalMarks, column.decimalMark) ?? found?.decimalMark,
    groupMark: oneOf<GroupMark>(groupMarks, column.groupMark) ?? found?.groupMark,
    numericBooleans: column.dataType === "boolean",
    required: column.isKey,
  };
}

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((candidate) => candidate === value);

const list = (columns: DetectedColumn[]): string => columns.map(({ name }) => `"${name}"`).join(", ");

const formatWords = ({ encoding, delimiter }: CsvFormat): string =>
  `${encoding}, separated by ${delimiter === "\t" ? "tabs" : `"${delimiter}"`}`;
