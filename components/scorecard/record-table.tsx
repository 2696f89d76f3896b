import { Icon } from "@/components/ui/icon";
import { shownShare } from "@/lib/dashboards/format";
import type { BindingInForce } from "@/lib/dashboards/receipt/binding-in-force";
import type { ContributingRecord } from "@/lib/dashboards/receipt/contributing-records";
import { recordColumns } from "@/lib/dashboards/receipt/record-columns";
import { durationOf, shownCell } from "@/lib/dashboards/receipt/record-values";
import { columnOf } from "@/lib/kpis/bindings/columns";
import type { SourceColumn } from "@/lib/sources/types";

interface RecordTableProps {
  inForce: BindingInForce;
  rows: ContributingRecord[];
  timeZone: string;
}

export function RecordTable({ inForce, rows, timeZone }: RecordTableProps) {
  const { rule, source, binding } = inForce;
  const { key, title, time, deciding, duration } = recordColumns(rule, source.columns);
  const isRatio = rows.some(({ inNumerator }) => inNumerator !== null);
  const isShared = columnOf(binding, rule.ownershipRule).ownership === "contributors";
  const cell = (record: ContributingRecord, column: SourceColumn) =>
    shownCell(record.values[column.columnName] ?? null, column.dataType, timeZone);
  return (
    <table className="table list recs">
      <caption className="sr">Contributing {binding.recordNounPlural}, newest first</caption>
      <thead>
        <tr>
          <th scope="col" className="c-id">
            {key?.label ?? "Record"}
          </th>
          {title && <th scope="col">{title.label}</th>}
          {time && (
            <th scope="col" className="num c-at" aria-sort="descending">
              {time.label} <Icon name="down" size="s" />
            </th>
          )}
          {deciding.map((column) => (
            <th key={column.columnName} scope="col" className="num c-at">
              {column.label}
            </th>
          ))}
          {duration && (
            <th scope="col" className="num c-wt">
              Took
            </th>
          )}
          {isShared && (
            <th scope="col" className="num c-wt">
              Share
            </th>
          )}
          {isRatio && (
            <th scope="col" className="c-res">
              Result
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((record) => (
          <tr key={record.recordId}>
            <th scope="row" className="nowrap regular">
              {key ? cell(record, key) : record.recordId}
            </th>
            {title && (
              <td className="c-subj">
                {cell(record, title)}
                {record.changedSince && <ChangedSince />}
              </td>
            )}
            {time && (
              <td className="num mute nowrap">
                {cell(record, time)}
                {!title && record.changedSince && <ChangedSince />}
              </td>
            )}
            {deciding.map((column) => (
              <td key={column.columnName} className="num nowrap" data-l={column.label.toLowerCase()}>
                {cell(record, column)}
              </td>
            ))}
            {duration && (
              <td className="num nowrap" data-l="took">
                {durationOf(record.values[duration.from], record.values[duration.to], duration.unit)}
              </td>
            )}
            {isShared && (
              <td className="num nowrap" data-l="share">
                {record.share === null ? "none now" : shownShare(record.share)}
              </td>
            )}
            {isRatio && (
              <td className="c-res">
                {record.inNumerator ? "In the share" : <span className="mute">Outside it</span>}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const ChangedSince = () => <span className="under">Changed since it was computed</span>;
