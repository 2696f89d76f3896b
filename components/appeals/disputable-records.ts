import type { ListedRecords } from "@/lib/dashboards/receipt/receipt-screen";
import { recordColumns } from "@/lib/dashboards/receipt/record-columns";
import { shownCell } from "@/lib/dashboards/receipt/record-values";

/** The records that stand on the receipt, to choose from. */
export interface DisputableRecords {
  /** The formula's input they are of; empty: the KPI's own. */
  input: string;
  noun: string;
  records: { id: number; label: string }[];
  /** On all pages. */
  total: number;
}

export function disputableRecords(listed: ListedRecords | null, timeZone: string): DisputableRecords | null {
  // What is not kept one by one cannot be named one by one.
  if (!listed?.kept || listed.rows.length === 0) return null;
  const { rule, source, binding } = listed.inForce;
  const { key, title } = recordColumns(rule, source.columns);
  const columns = [key, title].filter((column) => column !== null);
  return {
    input: listed.input,
    noun: binding.recordNounPlural,
    total: listed.total,
    records: listed.rows.map(({ recordId, values }) => ({
      id: recordId,
      label:
        columns
          .map(({ columnName, dataType }) => shownCell(values[columnName] ?? null, dataType, timeZone))
          .join(", ") || String(recordId),
    })),
  };
}
