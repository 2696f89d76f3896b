import { isAscii } from "node:buffer";
import { type DateFormat, dateFormats } from "@/lib/csv/date-format";
import { type CsvDetection, type DetectedColumn, detectCsv } from "@/lib/csv/detect";
import { detectEncoding } from "@/lib/csv/encoding";
import { type CsvFormat, type Delimiter, delimiters } from "@/lib/csv/format";
import { columnIdentifier } from "@/lib/csv/identifier";
import { type DecimalMark, decimalMarks, type GroupMark, groupMarks } from "@/lib/csv/number-cell";
import type { ColumnPlan } from "@/lib/csv/typed-row";
import { ImportProblem } from "@/lib/sources/import/import-problem";
import { writtenOtherwise } from "@/lib/sources/import/written-otherwise";
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
export function planFile(of: SourceWithColumns, sample: FileHead): FilePlan {
  const asKnown = readAsKnown(of, sample);
  const usable = asKnown?.ok === true && missingColumns(of, asKnown.columns).length === 0;
  const detection = usable ? asKnown : detectCsv(sample.bytes, { complete: sample.complete });
  if (!detection.ok) throw new ImportProblem(`${detection.reason}.`);
  requireColumns(of, detection);
  const notes = [...detection.notes];
  const known = of.source.fileFormat;
  if (known && isWrittenOtherwise(known, detection.format, sample.bytes))
    notes.push(`The file is written differently from the first one: ${formatWords(detection.format)}.`);
  const extra = detection.columns.filter((found) => !of.columns.some((column) => fills(found, column)));
  if (extra.length > 0)
    notes.push(`Columns that ${of.source.name} does not have were left out: ${list(extra)}.`);
  const columns = of.columns.map((column) => {
    const { plan, note } = planColumn(of, column, detection);
    if (note) notes.push(note);
    return plan;
  });
  return { format: detection.format, columns, notes };
}

type FileHead = { bytes: Uint8Array; complete: boolean };
type Detection = CsvDetection & { ok: true };

/** Null when nothing is known yet. */
function readAsKnown({ source }: SourceWithColumns, { bytes, complete }: FileHead): CsvDetection | null {
  const known = source.fileFormat;
  if (!known) return null;
  const delimiter = delimiters.find((mark): mark is Delimiter => mark === known.delimiter);
  return detectCsv(bytes, { complete, encoding: encodingOf(known, { bytes, complete }), delimiter });
}

/** The known encoding, unless this file's bytes leave no doubt that they are in another one. */
function encodingOf(known: { encoding: string }, { bytes, complete }: FileHead): string {
  const found = detectEncoding(bytes, { complete });
  const isOpen = !found.ok || isAscii(bytes) || found.encoding === known.encoding;
  if (isOpen) return known.encoding;
  return found.certain || known.encoding === "utf-8" ? found.encoding : known.encoding;
}

const isWrittenOtherwise = (
  known: { encoding: string; delimiter: string },
  found: CsvFormat,
  bytes: Uint8Array,
): boolean => known.delimiter !== found.delimiter || (known.encoding !== found.encoding && !isAscii(bytes));

const fills = (found: DetectedColumn, column: SourceColumn): boolean =>
  found.name.toLowerCase() === column.header.toLowerCase() ||
  columnIdentifier(found.name) === column.columnName;

function missingColumns({ columns }: SourceWithColumns, detected: DetectedColumn[]): SourceColumn[] {
  return columns.filter((column) => !detected.some((found) => fills(found, column)));
}

function requireColumns(of: SourceWithColumns, detection: Detection): void {
  const missing = missingColumns(of, detection.columns);
  if (missing.length === 0) return;
  const extra = detection.columns.filter((found) => !of.columns.some((column) => fills(found, column)));
  const lacking = missing.map((column) => `"${column.header}"`).join(", ");
  const unknown = extra.length > 0 ? ` Columns that are not expected: ${list(extra)}.` : "";
  throw new ImportProblem(`The file has no column ${lacking}, which ${of.source.name} needs.${unknown}`);
}

function planColumn(
  of: SourceWithColumns,
  column: SourceColumn,
  { columns, rows }: Detection,
): { plan: ColumnPlan; note: string | null } {
  const found =
    columns.find(({ name }) => name.toLowerCase() === column.header.toLowerCase()) ??
    columns.find((candidate) => fills(candidate, column));
  // Built-in sources are filled by files of many makers: what a person has not stated is taken from each file.
  const open = of.source.origin === "builtin" && column.nullTokens.length === 0;
  const decimalMark = oneOf<DecimalMark>(decimalMarks, column.decimalMark) ?? found?.decimalMark;
  // Thousands as this file has them, but never by what the source's decimals are parted by.
  const ownGroups = found?.decimalMark === decimalMark ? found?.groupMark : null;
  const stated: ColumnPlan = {
    name: column.label,
    index: found?.index ?? 0,
    type: column.dataType,
    nullTokens: open ? found?.nullTokens : column.nullTokens,
    dateFormat: oneOf<DateFormat>(dateFormats, column.dateFormat) ?? found?.dateFormat,
    decimalMark,
    groupMark: oneOf<GroupMark>(groupMarks, column.groupMark) ?? ownGroups,
    numericBooleans: column.dataType === "boolean",
    required: column.isKey,
  };
  const own = found && writtenOtherwise(stated, found, rows);
  return own ? { plan: { ...stated, ...own.marks }, note: own.note } : { plan: stated, note: null };
}

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined =>
  values.find((candidate) => candidate === value);

const list = (columns: DetectedColumn[]): string => columns.map(({ name }) => `"${name}"`).join(", ");

const formatWords = ({ encoding, delimiter }: CsvFormat): string =>
  `${encoding}, separated by ${delimiter === "\t" ? "tabs" : `"${delimiter}"`}`;
