import { detectDelimiter, detectNewline } from "@/lib/csv/delimiter";
import { RowParser } from "@/lib/csv/row-parser";

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
  employee: ["employee", "employee_number", "employee number", "number", "email", "e-mail", "person"],
  amount: ["amount", "target", "target_bonus", "target bonus"],
  currency: ["currency"],
  effective_from: ["effective_from", "effective from", "from", "date"],
};

/** A file of target bonuses: a header row with employee, amount, currency and effective_from, in any order. */
export function readTargetsFile(text: string): TargetsFile {
  const plain = text.replace(/^\uFEFF/, "");
  const newline = detectNewline(plain);
  const parser = new RowParser({ delimiter: detectDelimiter(plain, newline), newline });
  parser.push(plain);
  parser.end();
  const [header, ...rows] = parser.rows;
  if (!header) return { ok: false, problems: ["The file is empty"] };
  const columnOf = (name: keyof typeof NAMES) =>
    header.values.findIndex((cell) => NAMES[name].includes(cell.trim().toLowerCase()));
  const at = {
    employee: columnOf("employee"),
    amount: columnOf("amount"),
    currency: columnOf("currency"),
    effective_from: columnOf("effective_from"),
  };
  const missing = Object.entries(at).flatMap(([name, index]) => (index < 0 ? [name] : []));
  if (missing.length > 0) {
    return { ok: false, problems: [`The first row does not name the column ${missing.join(", ")}`] };
  }
  const problems = parser.rejections.map(({ line, reason }) => `Line ${line}: ${reason}`);
  if (problems.length > 0) return { ok: false, problems };
  const cell = (values: string[], index: number) => (values[index] ?? "").trim();
  const targets = rows.map(({ line, values }) => ({
    line,
    employee: cell(values, at.employee),
    amount: cell(values, at.amount),
    currency: cell(values, at.currency),
    effective_from: cell(values, at.effective_from),
  }));
  return { ok: true, targets };
}
