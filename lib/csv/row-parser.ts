import {
  type CsvFormat,
  maxFieldCharacters,
  maxRowCharacters,
  type RowRejection,
  rawCharacters,
} from "@/lib/csv/format";
import { countOf, type RowLimits, scanRow, withoutReturn } from "@/lib/csv/scan-row";

/** `line` is the physical line (1-based) that the row starts on. */
export type CsvRow = { line: number; values: string[] };

export type RowParserOptions = Pick<CsvFormat, "delimiter" | "newline"> & Partial<RowLimits>;

/** The decoder writes this noncharacter where the bytes were not valid in the file's encoding. */
export const invalidBytesMark = "\uFFFF";

/** Spreadsheets may put the delimiter into a line of its own above the header: `sep=;`. */
export const separatorLine = /^"?sep=(.)"?\r?$/i;

const rescanCharacters = 65_536;

/**
 * RFC 4180 rows out of text that arrives in pieces of any size; the pieces' borders never change the result.
 * Every row must have as many values as the first row, the header. Blank lines are no rows.
 *
 * A row that cannot be read is refused, and reading goes on at the physical line after the one where the trouble
 * began: a stray quote costs its line and not the rest of the file. Memory is bounded by `maxRowCharacters`.
 *
 * Papa Parse is not used for this: it reports no physical line numbers, keeps (and with every piece parses again) all
 * that follows a never-closed quote, and cannot refuse one field for its size.
 */
export class RowParser {
  /** Taken away by the reader; the parser only adds. */
  rows: CsvRow[] = [];
  rejections: RowRejection[] = [];
  private text = "";
  private line = 1;
  private skipping = false;
  private rescanAt = 0;
  private columnCount: number | undefined;
  private readonly limits: RowLimits;

  constructor(options: RowParserOptions) {
    this.limits = { maxFieldCharacters, maxRowCharacters, ...options };
  }

  /** Characters of a row that is not complete yet. */
  get pendingCharacters(): number {
    return this.text.length;
  }

  push(piece: string): void {
    this.text = this.text === "" ? piece : this.text + piece;
    // Looking at a long unfinished row again only once it has doubled keeps the work linear.
    if (this.text.length >= this.rescanAt) this.scan(false);
  }

  end(): void {
    this.scan(true);
  }

  private scan(final: boolean): void {
    const { text, limits } = this;
    const suspect = text.includes("\0") || text.includes(invalidBytesMark);
    let quote = text.indexOf('"');
    let start = 0;
    while (start < text.length) {
      let lineEnd = text.indexOf(limits.newline, start);
      if (lineEnd === -1 && final) lineEnd = text.length;
      if (this.skipping) {
        this.skipping = lineEnd === -1;
        start = lineEnd === -1 ? text.length : this.nextLine(lineEnd);
        continue;
      }
      if (quote !== -1 && quote < start) quote = text.indexOf('"', start);

      const length = (lineEnd === -1 ? text.length : lineEnd) - start;
      const plain = (quote === -1 || quote >= start + length) && length <= limits.maxFieldCharacters;
      if (plain) {
        if (lineEnd === -1) break;
        const end = withoutReturn(text, start, lineEnd);
        if (end > start)
          this.keep(start, end, { values: text.slice(start, end).split(limits.delimiter), suspect });
        start = this.nextLine(lineEnd);
        continue;
      }
      const row = scanRow(text, start, { limits, line: this.line, final });
      if (row.kind === "incomplete") break;
      if (row.kind === "row") {
        this.keep(start, row.next - 1, { values: row.values, suspect });
        this.line += row.lines;
        start = row.next;
      } else {
        start = this.refuse(start, row.at, row.reason);
      }
    }
    this.text = text.slice(start);
    this.rescanAt = this.text.length > rescanCharacters ? this.text.length * 2 : 0;
  }

  private nextLine(lineEnd: number): number {
    this.line++;
    return lineEnd + 1;
  }

  /** Refuses the row at `start` up to the end of the line that has its trouble at `at`; returns where to go on. */
  private refuse(start: number, at: number, reason: string): number {
    const { newline } = this.limits;
    const lineEnd = this.text.indexOf(newline, at);
    const end = lineEnd === -1 ? this.text.length : lineEnd;
    this.reject(start, end, reason);
    this.line += countOf(this.text, newline, start, end);
    this.skipping = lineEnd === -1;
    return this.skipping ? end : this.nextLine(end);
  }

  private keep(
    start: number,
    end: number,
    { values, suspect }: { values: string[]; suspect: boolean },
  ): void {
    if (this.line === 1 && separatorLine.test(this.text.slice(start, Math.min(end, start + 9)))) return;
    const problem =
      this.problemOf(values) ?? (suspect ? characterProblem(this.text.slice(start, end)) : null);
    if (problem === null) this.rows.push({ line: this.line, values });
    else this.reject(start, end, problem);
  }

  private problemOf(values: string[]): string | null {
    this.columnCount ??= values.length;
    if (values.length === this.columnCount) return null;
    return `the row has ${values.length === 1 ? "1 value" : `${values.length} values`}, expected ${this.columnCount}`;
  }

  private reject(start: number, end: number, reason: string): void {
    const stop = Math.min(withoutReturn(this.text, start, end), start + rawCharacters);
    const raw = this.text.slice(start, stop).replaceAll(invalidBytesMark, "\uFFFD");
    this.rejections.push({ line: this.line, reason, raw });
  }
}

function characterProblem(row: string): string | null {
  if (row.includes("\0")) return "the row has a NUL character, which text cannot have";
  return row.includes(invalidBytesMark)
    ? "the row has bytes that are not valid in the file's encoding"
    : null;
}
