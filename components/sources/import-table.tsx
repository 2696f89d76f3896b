import Link from "next/link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Tag } from "@/components/ui/tag";
import type { ImportWire } from "@/lib/sources/wire";
import { figure, importState, instantWords, isUnderWay } from "./words";

interface ImportTableProps {
  imports: ImportWire[];
  timeZone: string;
  /** Left out on the page of the source itself. */
  showSource?: boolean;
}

/** Imports with their counts, the newest first. */
export function ImportTable({ imports, timeZone, showSource = true }: ImportTableProps) {
  const counts = (["accepted", "replaced", "unchanged", "rejected"] as const).map(
    (key): Column<ImportWire> => ({
      key,
      head: `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      numeric: true,
      phoneLabel: `${key} `,
      cell: (run) => figure(run[key]),
    }),
  );
  const source: Column<ImportWire> = {
    key: "source",
    head: "Into",
    cell: (run) =>
      run.source_id === null ? (
        "People"
      ) : (
        <Link href={`/admin/sources/${run.source_id}`}>{run.source_name}</Link>
      ),
  };
  const columns: Column<ImportWire>[] = [
    {
      key: "file",
      head: "File",
      rowHeader: true,
      cell: (run) => (
        <>
          <Link href={`/admin/imports/${run.id}`}>{run.file_name}</Link>
          <span className="under">
            {instantWords(run.created_at, timeZone)}
            {run.requested_by && `, ${run.requested_by}`}
          </span>
        </>
      ),
    },
    ...(showSource ? [source] : []),
    { key: "state", head: "State", cell: (run) => <ImportTag run={run} /> },
    ...counts,
  ];
  return (
    <DataTable
      caption="Imports, the newest first"
      columns={columns}
      rows={imports}
      rowKey={(run) => String(run.id)}
      empty={
        <Empty title="No imports yet" icon="upload">
          Each uploaded file is listed here with how many of its rows were accepted, replaced, unchanged and
          rejected.
        </Empty>
      }
    />
  );
}

export function ImportTag({ run }: { run: ImportWire }) {
  const needsSomeone = run.status === "failed" || run.stalled || run.rejected > 0;
  return <Tag tone={needsSomeone ? "act" : isUnderWay(run) ? undefined : "quiet"}>{importState(run)}</Tag>;
}
