import type { DecimalString } from "@/lib/decimal";

/** What an actual was worked out from where that is not records; kept with the result. */
export type Working =
  /** The row of manual_entries that counted: who, when and why stand there. */
  { kind: "manual"; entry_id: number } | { kind: "formula"; inputs: WorkingInput[] };

export interface WorkingInput {
  variable: string;
  /** Six decimals; null: no data. */
  value: DecimalString | null;
  record_count: number;
  /** Of an input that is a KPI: the version of it that was measured. */
  kpi_version?: number;
}
