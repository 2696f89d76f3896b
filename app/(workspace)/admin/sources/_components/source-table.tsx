import Link from "next/link";
import { figure, instantWords } from "@/components/sources/words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import type { SourceSummary } from "@/lib/sources/queries";

export function SourceTable({ sources, timeZone }: { sources: SourceSummary[]; timeZone: string }) {
  const columns: Column<SourceSummary>[] = [
    {
      key: "name",
      head: "Source",
      rowHeader: true,
      cell: (source) => (
        <>
          <Link href={`/admin/sources/${source.id}`}>{source.name}</Link>
          {source.description && <span className="under">{source.description}</span>}
        </>
      ),
    },
    {
      key: "origin",
      head: "Made",
      hideOnPhone: true,
      cell: (source) => <Tag tone="quiet">{source.origin === "builtin" ? "Built in" : "From a CSV"}</Tag>,
    },
    {
      key: "records",
      head: "Records",
      numeric: true,
      phoneLabel: "records ",
      cell: (source) => figure(source.recordCount),
    },
    {
      key: "columns",
      head: "Columns",
      numeric: true,
      hideOnPhone: true,
      cell: (source) => figure(source.columnCount),
    },
    {
      key: "kpis",
      head: "KPIs",
      numeric: true,
      phoneLabel: "KPIs ",
      cell: (source) => figure(source.kpiCount),
    },
    {
      key: "last",
      head: "Last import",
      cell: (source) =>
        source.lastImportAt ? (
          instantWords(source.lastImportAt, timeZone)
        ) : (
          <span className="soft">None yet</span>
        ),
    },
  ];
  return (
    <DataTable
      caption="Sources by name"
      columns={columns}
      rows={sources}
      rowKey={(source) => String(source.id)}
      empty={
        <Empty title="No sources yet" icon="data" level={2}>
          Upload a CSV file to make the first one.
        </Empty>
      }
    />
  );
}
