import { type Column, DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { RejectedRow } from "@/lib/sources/import/queries";
import { figure } from "./words";

const columns: Column<RejectedRow>[] = [
  { key: "line", head: "Line", rowHeader: true, cell: (row) => `Line ${figure(row.line)}` },
  { key: "reason", head: "Reason", cell: (row) => row.reason },
  {
    key: "raw",
    head: "Row in the file",
    className: "file-row",
    cell: (row) => <code>{row.raw.length > 160 ? `${row.raw.slice(0, 159)}…` : row.raw}</code>,
  },
];

/** The first rows that were refused; the download has them all. */
export function RejectedRows({ rows, total }: { rows: RejectedRow[]; total: number }) {
  return (
    <Section
      id="rejected"
      title="Rejected rows"
      aside={
        total > rows.length ? `The first ${rows.length} of ${figure(total)}; the CSV has all` : undefined
      }
    >
      <DataTable
        caption="Rejected rows with their reasons"
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.line)}
      />
    </Section>
  );
}
