import { detectDelimiter, detectNewline } from "./delimiter";
import { RowParser } from "./row-parser";

export type PastedTable =
  | { ok: true; header: string[]; rows: { line: number; cells: string[] }[]; problems: string[] }
  | { ok: false; problems: string[] };

/** What the column of people may be called; its cells hold an employee number or an e-mail address. */
export const EMPLOYEE_NAMES = [
  "employee",
  "employee_number",
  "employee number",
  "number",
  "email",
  "e-mail",
  "person",
];

/**
 * A small CSV that is held in memory whole: its header row and its rows, every cell trimmed. `problems` names the lines
 * that cannot be read ("Line 2: …"), for the reader of the file to give back beside its own. Refuses an empty text.
 */
export function readPastedTable(text: string): PastedTable {
  const plain = text.replace(/^\uFEFF/, "");
  const newline = detectNewline(plain);
  const parser = new RowParser({ delimiter: detectDelimiter(plain, newline), newline });
  parser.push(plain);
  parser.end();
  const [header, ...rows] = parser.rows;
  if (!header) return { ok: false, problems: ["The file is empty"] };
  return {
    ok: true,
    header: trimmed(header.values),
    rows: rows.map(({ line, values }) => ({ line, cells: trimmed(values) })),
    problems: parser.rejections.map(({ line, reason }) => `Line ${line}: ${reason}`),
  };
}

const trimmed = (values: readonly string[]) => values.map((value) => value.trim());

/** Where a column stands by any of its names, in any letter case; -1: nowhere. */
export const columnNamed = (header: readonly string[], names: readonly string[]): number =>
  header.findIndex((cell) => names.includes(cell.toLowerCase()));
