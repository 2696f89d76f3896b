import { columnNamed, EMPLOYEE_NAMES, readPastedTable } from "@/lib/csv/pasted-table";

export interface FileEntry {
  line: number;
  /** Employee number or e-mail address, as it stands there. */
  employee: string;
  value: string;
  note: string;
}

export type EntriesFile = { ok: true; entries: FileEntry[] } | { ok: false; problems: string[] };

const NAMES = {
  employee: EMPLOYEE_NAMES,
  value: ["value", "actual_value", "actual", "score"],
  note: ["note", "notes", "comment"],
};

/** A file of entries: a header row with employee, value and, if wanted, note, in any order. Blank values are left out. */
export function readEntriesFile(text: string): EntriesFile {
  const table = readPastedTable(text);
  if (!table.ok) return table;
  const { header, rows, problems } = table;
  const at = {
    employee: columnNamed(header, NAMES.employee),
    value: columnNamed(header, NAMES.value),
    note: columnNamed(header, NAMES.note),
  };
  if (at.employee < 0 || at.value < 0) {
    return { ok: false, problems: ["The first row must name the columns employee and value"] };
  }
  if (problems.length > 0) return { ok: false, problems };
  const entries = rows.map(({ line, cells }) => ({
    line,
    employee: cells[at.employee] ?? "",
    value: cells[at.value] ?? "",
    note: cells[at.note] ?? "",
  }));
  return { ok: true, entries: entries.filter(({ value }) => value !== "") };
}
