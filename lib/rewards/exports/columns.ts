import type { BonusRow } from "../bonuses";

/** One declaration of the payroll file: every writer goes by it. */
export interface ExportColumn {
  head: string;
  kind: "text" | "count" | "amount" | "factor";
  width: number;
  value: (row: BonusRow) => string | number | null;
}

export const EXPORT_COLUMNS: readonly ExportColumn[] = [
  { head: "employee_number", kind: "text", width: 16, value: (row) => row.employeeNumber },
  { head: "name", kind: "text", width: 28, value: (row) => row.name },
  { head: "org_unit", kind: "text", width: 24, value: (row) => row.orgUnit },
  { head: "total_score", kind: "factor", width: 12, value: (row) => row.score },
  { head: "status", kind: "text", width: 14, value: (row) => row.status },
  { head: "policy", kind: "text", width: 24, value: (row) => row.policy && policyWords(row.policy) },
  { head: "target_bonus", kind: "amount", width: 14, value: (row) => row.target },
  { head: "currency", kind: "text", width: 10, value: (row) => row.currency },
  { head: "factor", kind: "factor", width: 10, value: (row) => row.factor },
  { head: "days_paid", kind: "count", width: 10, value: (row) => row.daysPaid },
  { head: "days_in_period", kind: "count", width: 14, value: (row) => row.daysInPeriod },
  { head: "amount", kind: "amount", width: 14, value: (row) => row.amount },
  { head: "reason", kind: "text", width: 60, value: (row) => row.reason },
];

const policyWords = ({ name, version }: { name: string; version: number }) => `${name} v${version}`;
