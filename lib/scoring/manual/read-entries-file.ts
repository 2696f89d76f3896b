import { detectDelimiter, detectNewline } from "@/lib/csv/delimiter";
import { RowParser } from "@/lib/csv/row-parser";

export interface FileEntry {
  line: number;
  /** Employee number or e-mail address, as it stands there. */
  employee: string;
  value: string;
  note: string;
}

export type EntriesFile = { ok: true; entries: FileEntry[] } | { ok: false; problems: string[] };

const NAMES = {
  employee: ["employee", "employee_number", "employee number", "number", "email", "e-mail", "person"],
  value: ["value", "actual_value", "actual", "score"],
  note: ["note", "notes", "comment"],
};

/** A file of entries: a header row with employee, value and, if wanted, note, in any order. Blank values are left out. */
export function readEntriesFile(text: string): EntriesFile {
  const plain = text.replace(/^\uFEFF/, "");
  const newline = detectNewline(plain);
  const parser = new RowParser({ delimiter: detectDelimiter(plain, newline), newline });
  parser.push(plain);
  parser.end();
  const [header, ...rows] = parser.rows;
  if (!header) return { ok: false, problems: ["The file is empty"] };
  const columnOf = (name: keyof typeof NAMES) =>
    header.values.findIndex((cell) => NAMES[name].includes(cell.trim().toLowerCase()));
  const at = { employee: columnOf("employee"), value: columnOf("value"), note: columnOf("note") };
  if (at.employee < 0 || at.value < 0) {
    return { ok: false, problems: ["The first row must name the columns employee and value"] };
  }
  const problems = parser.rejections.map(({ line, reason }) => `Line ${line}: ${reason}`);
  if (problems.length > 0) return { ok: false, problems };
  const cell = (values: string[], index: number) => (index < 0 ? "" : (values[index] ?? "").trim());
  const entries = rows.map(({ line, values }) => ({
    line,
    employee: cell(values, at.employee),
    value: cell(values, at.value),
    note: cell(values, at.note),
  }));
  return { ok: true, entries: entries.filter(({ value }) => value !== "") };
}
