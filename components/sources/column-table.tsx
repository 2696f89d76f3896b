import { type Column, DataTable } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import { rolesOf, type SourceColumn } from "@/lib/sources/types";
import { TYPE_WORDS } from "./words";

const columns: Column<SourceColumn>[] = [
  {
    key: "label",
    head: "Column",
    rowHeader: true,
    cell: (column) => (
      <>
        {column.label}
        {column.header !== column.label && <span className="under">{column.header}</span>}
      </>
    ),
  },
  {
    key: "type",
    head: "Reads as",
    cell: ({ dataType, dateFormat }) =>
      dateFormat ? `${TYPE_WORDS[dataType]}, ${dateFormat}` : TYPE_WORDS[dataType],
  },
  {
    key: "roles",
    head: "Used as",
    cell: (column) =>
      rolesOf(column).map((role) => (
        <span key={role}>
          <Tag tone="quiet">{role}</Tag>{" "}
        </span>
      )),
  },
  {
    key: "nulls",
    head: "No value",
    hideOnPhone: true,
    cell: ({ nullTokens }) => (nullTokens.length > 0 ? `blank, ${nullTokens.join(", ")}` : "blank"),
  },
];

/** What a source's file must have, and what each column is for. */
export function ColumnTable({ columns: rows }: { columns: SourceColumn[] }) {
  return (
    <DataTable caption="Columns" columns={columns} rows={rows} rowKey={({ columnName }) => columnName} />
  );
}
