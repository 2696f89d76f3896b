import { type Column, DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { RejectedRow } from "@/lib/sources/import/queries";
import { figure } from "./words";

const columns: Column<RejectedRow>[] = [
  { key: "line", head: "Line", numeric: true, rowHeader: true, cell: (row) => figure(row.line) },
  { key: "reason", head: "Reason", cell: (row) => row.reason },
  {
    key: "raw",
    head: "Row in the file",
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll" aria-label="Rejected rows" tabIndex={0}>
        <DataTable
          caption="Rejected rows with their reasons"
          list={false}
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.line)}
        />
      </section>
    </Section>
  );
}
