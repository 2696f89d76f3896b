import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { shownShare } from "@/lib/dashboards/format";
import type { RecordContributor, StoredRecord } from "@/lib/sources/records";
import { ownershipOf, type SourceColumn } from "@/lib/sources/types";
import { instantWords } from "./words";

interface RecordTableProps {
  columns: SourceColumn[];
  records: StoredRecord[];
  timeZone: string;
  empty: string;
}

/** Records of a source, all its columns; wide ones scroll. */
export function RecordTable({ columns, records, timeZone, empty }: RecordTableProps) {
  const first = columns.find((column) => column.isKey) ?? columns[0];
  const ordered = [...columns].sort((a, b) => Number(b === first) - Number(a === first));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll" aria-label="Table of records" tabIndex={0}>
      <DataTable
        caption="Records"
        list={false}
        columns={ordered.map((column) => tableColumn(column, { isFirst: column === first, timeZone }))}
        rows={records}
        rowKey={({ recordId }) => String(recordId)}
        empty={
          <Empty title={empty} icon="data">
            Records appear here once a file has been imported.
          </Empty>
        }
      />
    </section>
  );
}

function tableColumn(
  column: SourceColumn,
  { isFirst, timeZone }: { isFirst: boolean; timeZone: string },
): Column<StoredRecord> {
  return {
    key: column.columnName,
    head: column.label,
    rowHeader: isFirst,
    className: column.dataType === "timestamp" || column.dataType === "date" ? "nowrap" : undefined,
    numeric: column.dataType === "integer" || column.dataType === "decimal",
    cell: (record) => (
      <>
        {valueWords(record.values[column.columnName] ?? null, column, timeZone)}
        {ownershipOf(column) && <OwnerWords column={column} record={record} />}
      </>
    ),
  };
}

/** Said only where it adds something: who was meant, or that nobody was found. */
function OwnerWords({ column, record }: { column: SourceColumn; record: StoredRecord }) {
  const text = record.values[column.columnName];
  if (text === null || text === undefined) return null;
  if (column.isContributors)
    return <ContributorWords shared={record.contributors[column.columnName] ?? []} />;
  const owner = column.isTeam ? record.teams[column.columnName] : record.owners[column.columnName];
  if (!owner) return <span className="under">Not matched</span>;
  return owner.name === text ? null : <span className="under">{owner.name}</span>;
}

/** "Amina Yusuf 60 %, Bo Larsen 40 %". */
function ContributorWords({ shared }: { shared: RecordContributor[] }) {
  if (shared.length === 0) return <span className="under">Not matched</span>;
  const people = shared.map(({ name, share }) => `${name} ${shownShare(share)}`);
  const known = shared.reduce((sum, { share }) => sum + Math.round(Number(share) * 1e6), 0);
  return (
    <span className="under">
      {people.join(", ")}
      {known < 1e6 && ", the rest not matched"}
    </span>
  );
}

function valueWords(
  value: string | number | boolean | null,
  { dataType }: SourceColumn,
  timeZone: string,
): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (dataType === "timestamp") return instantWords(String(value), timeZone);
  const text = String(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
