import { type ColumnProposal, proposeColumn } from "@/lib/csv/column-proposal";
import { settleDayAndMonth } from "@/lib/csv/date-proposal";
import { openDecoder } from "@/lib/csv/decode";
import { detectDelimiter, detectNewline } from "@/lib/csv/delimiter";
import { detectEncoding, type EncodingDetection, knownEncoding } from "@/lib/csv/encoding";
import { type CsvFormat, type Delimiter, maxColumns, type RowRejection } from "@/lib/csv/format";
import { nameColumns } from "@/lib/csv/header";
import { columnIdentifiers } from "@/lib/csv/identifier";
import { nullTokensOfWholeFile } from "@/lib/csv/null-tokens";
import { RowParser } from "@/lib/csv/row-parser";

/** `header` is the cell as it stands, `name` is unique and never blank, `identifier` is its SQL name. */
export type DetectedColumn = ColumnProposal & {
  index: number;
  header: string;
  name: string;
  identifier: string;
};

export type CsvDetection =
  | {
      ok: true;
      format: CsvFormat;
      columns: DetectedColumn[];
      /** The first 20 rows below the header. */
      rows: string[][];
      sampleRows: number;
      /** Rows of the sample that cannot be read. */
      rejections: RowRejection[];
      notes: string[];
    }
  | { ok: false; reason: string };

export type DetectOptions = {
  /** Whether the sample is the whole file. */
  complete: boolean;
  /** What a person has corrected. */
  encoding?: string;
  delimiter?: Delimiter;
};

const shownRows = 20;
const longPendingCharacters = 65_536;

/**
 * How a CSV file is to be read, from its first `sampleBytes` bytes: encoding, delimiter, columns and their types.
 * The first row is always the header. Refused with a reason when the file is empty, not text, or too wide.
 */
export function detectCsv(sample: Uint8Array, options: DetectOptions): CsvDetection {
  const { complete } = options;
  const found = detectEncoding(sample, { complete });
  const decided = options.encoding === undefined ? found : corrected(found, options.encoding);
  if (!decided.ok) return decided;

  const decoder = openDecoder(decided.encoding);
  const text = decoder.write(sample) + (complete ? decoder.end() : "");
  if (text.trim() === "") return { ok: false, reason: "The file is empty" };

  const newline = detectNewline(text);
  const delimiter = options.delimiter ?? detectDelimiter(text, newline);
  const format: CsvFormat = { encoding: decided.encoding, delimiter, newline };
  const detection = describeFile(text, { complete, format });
  if (detection.ok && !decided.certain)
    detection.notes.unshift(`The file does not state its encoding; ${format.encoding} is a guess`);
  return detection;
}

function describeFile(
  text: string,
  { complete, format }: { complete: boolean; format: CsvFormat },
): CsvDetection {
  const { parser, headerEnds } = parseSample(text, { complete, format });
  const [header, ...rows] = parser.rows.map((row) => row.values);
  const [firstRejection] = parser.rejections;
  const headerLine = parser.rows[0]?.line ?? Number.POSITIVE_INFINITY;
  const cutOff = !headerEnds;
  if (header && header.length > maxColumns)
    return { ok: false, reason: tooManyColumns(header.length, cutOff) };
  if (!header || cutOff) return { ok: false, reason: "The header row does not end within the first 256 kB" };
  if (firstRejection && firstRejection.line < headerLine) {
    return { ok: false, reason: `The header row cannot be read: ${firstRejection.reason}` };
  }

  const { names, notes } = nameColumns(header);
  const title = titleNote(header, parser.rejections);
  if (title) notes.push(title);
  else if (rows.length === 0)
    notes.push(
      complete
        ? "There are no rows below the header"
        : "The first row below the header does not end within the first 256 kB, so no types were detected",
    );
  const columns = describeColumns(header, { names, rows, format });
  return {
    ok: true,
    format,
    columns,
    rows: rows.slice(0, shownRows),
    sampleRows: rows.length,
    rejections: parser.rejections,
    notes,
  };
}

/** The sample's rows. The row that a partial sample cuts off is left out, unless it is the only one. */
function parseSample(
  text: string,
  { complete, format }: { complete: boolean; format: CsvFormat },
): { parser: RowParser; headerEnds: boolean } {
  const parser = new RowParser(format);
  parser.push(text);
  const seen = parser.rows.length + parser.rejections.length;
  const headerEnds = complete || seen > 0;
  // So much pending text is the work of a stray quote: ending here gives that row up and shows the ones after it.
  if (!complete && seen > 0 && parser.pendingCharacters <= longPendingCharacters)
    return { parser, headerEnds };
  parser.end();
  if (complete || seen === 0) return { parser, headerEnds };
  const lastRow = parser.rows.at(-1)?.line ?? 0;
  const lastRejection = parser.rejections.at(-1)?.line ?? 0;
  (lastRow > lastRejection ? parser.rows : parser.rejections).pop();
  return { parser, headerEnds };
}

function describeColumns(
  header: readonly string[],
  { names, rows, format }: { names: string[]; rows: string[][]; format: CsvFormat },
): DetectedColumn[] {
  const identifiers = columnIdentifiers(names);
  const columns = header.map((cell, index): DetectedColumn => {
    const cells = rows.map((row) => row[index] ?? "");
    const proposal = proposeColumn(cells, { decimalComma: format.delimiter === ";" });
    return {
      index,
      header: cell,
      name: names[index] ?? "",
      identifier: identifiers[index] ?? "",
      ...proposal,
    };
  });
  settleDayAndMonth(columns);
  const ofFile = nullTokensOfWholeFile.filter((token) =>
    columns.some(({ nullTokens }) => nullTokens.includes(token)),
  );
  for (const column of columns) column.nullTokens = [...new Set([...column.nullTokens, ...ofFile])];
  return columns;
}

function corrected(found: EncodingDetection, name: string): EncodingDetection {
  if (!found.ok) return found;
  const encoding = knownEncoding(name);
  return encoding === null
    ? { ok: false, reason: `"${name}" is not a known encoding` }
    : { ok: true, encoding, certain: true };
}

/** Exports for people put a title above the table; it is then taken for the header, and no row fits it. */
function titleNote(header: readonly string[], rejections: readonly RowRejection[]): string | null {
  const [first] = rejections;
  const ragged = rejections.filter(({ reason }) => reason.startsWith("the row has ")).length;
  if (!first || header.length > 2 || ragged < 3 || ragged < rejections.length / 2) return null;
  return `The first line was taken for the headings, and ${ragged === 1 ? "a row does" : `${ragged} rows do`} not fit it: ${first.reason}. Remove what stands above the headings`;
}

function tooManyColumns(count: number, cutOff: boolean): string {
  const counted = new Intl.NumberFormat("en-US").format(count);
  return `The header has ${cutOff ? "more than " : ""}${counted} columns; at most ${maxColumns} can be imported`;
}
