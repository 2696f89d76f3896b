import type { Delimiter } from "@/lib/csv/format";

export type CsvCell = string | number | bigint | boolean | null | undefined;
export type CsvLineOptions = {
  delimiter?: Delimiter;
  /** "neutralise" (the default) keeps a spreadsheet from running a cell; "keep" writes cells exactly as they are. */
  formulas?: "neutralise" | "keep";
};

// The characters a spreadsheet may begin a formula with, their full-width forms included.
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:[eE][+-]?\d+)?$/;

/** One RFC 4180 line, ending in CRLF. Null is an empty cell. */
export function csvLine(
  cells: readonly CsvCell[],
  { delimiter = ",", formulas = "neutralise" }: CsvLineOptions = {},
): string {
  const only = cells.length === 1;
  const written = cells.map((cell) => {
    const text = cell === null || cell === undefined ? "" : String(cell);
    const safe = formulas === "neutralise" ? neutraliseFormula(text) : text;
    // A single empty cell is quoted: as a blank line it would be no row at all.
    return mustQuote(safe, delimiter) || (only && safe === "") ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(delimiter)}\r\n`;
}

/** Rows as the text of a CSV file, line by line. `bom` makes spreadsheets read it as UTF-8. */
export async function* writeCsv(
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
  { bom = false, ...options }: CsvLineOptions & { bom?: boolean } = {},
): AsyncGenerator<string> {
  if (bom) yield "\uFEFF";
  for await (const row of rows) yield csvLine(row, options);
}

/** The cell with an apostrophe in front when a spreadsheet would take it for a formula. Plain numbers stay numbers. */
export function neutraliseFormula(cell: string): string {
  return formulaStart.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell;
}

function mustQuote(cell: string, delimiter: Delimiter): boolean {
  return cell.includes(delimiter) || /["\r\n]/.test(cell);
}
