import { columnNamed, EMPLOYEE_NAMES, readPastedTable } from "@/lib/csv/pasted-table";

export interface FileTarget {
  line: number;
  /** Employee number or e-mail address, as it stands there. */
  employee: string;
  amount: string;
  currency: string;
  effective_from: string;
}

export type TargetsFile = { ok: true; targets: FileTarget[] } | { ok: false; problems: string[] };

const NAMES = {
  employee: EMPLOYEE_NAMES,
  amount: ["amount", "target", "target_bonus", "target bonus"],
  currency: ["currency"],
  effective_from: ["effective_from", "effective from", "from", "date"],
};

/** A file of target bonuses: a header row with employee, amount, currency and effective_from, in any order. */
export function readTargetsFile(text: string): TargetsFile {
  const table = readPastedTable(text);
  if (!table.ok) return table;
  const { header, rows, problems } = table;
  const at = {
    employee: columnNamed(header, NAMES.employee),
    amount: columnNamed(header, NAMES.amount),
    currency: columnNamed(header, NAMES.currency),
    effective_from: columnNamed(header, NAMES.effective_from),
  };
  const missing = Object.entries(at).flatMap(([name, index]) => (index < 0 ? [name] : []));
  if (missing.length > 0) {
    return { ok: false, problems: [`The first row does not name the column ${missing.join(", ")}`] };
  }
  if (problems.length > 0) return { ok: false, problems };
  const targets = rows.map(({ line, cells }) => ({
    line,
    employee: cells[at.employee] ?? "",
    amount: cells[at.amount] ?? "",
    currency: cells[at.currency] ?? "",
    effective_from: cells[at.effective_from] ?? "",
  }));
  return { ok: true, targets };
}
