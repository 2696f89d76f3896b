import Link from "next/link";
import type { ReactNode, Ref } from "react";
import { Icon } from "./icon";

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Right-aligned figures. */
  numeric?: boolean;
  sortable?: boolean;
  /** Names the row. One column should. */
  rowHeader?: boolean;
  className?: string;
  /** Said before the cell on a phone, where the head is gone. */
  phoneLabel?: string;
  hideOnPhone?: boolean;
  /** For columns of buttons: the head is there for screen readers alone. */
  headHidden?: boolean;
}

export interface Sort {
  key: string;
  direction: "asc" | "desc";
}

interface DataTableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort;
  sortHref?: (key: string, direction: Sort["direction"]) => string;
  /** Shown instead of the table when there is no row. */
  empty?: ReactNode;
  foot?: ReactNode;
  className?: string;
  isOpen?: (row: Row) => boolean;
  /** Becomes entries on a phone; false keeps it a table. */
  list?: boolean;
  showCaption?: boolean;
  ref?: Ref<HTMLTableElement>;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, empty, foot, className, isOpen, list = true, showCaption } = props;
  if (rows.length === 0 && empty) return empty;
  return (
    <table
      ref={props.ref}
      className={["table", list && (className ? "list" : "list entries"), className]
        .filter(Boolean)
        .join(" ")}
    >
      <caption className={showCaption ? undefined : "sr"}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column.key} column={column} sort={props.sort} sortHref={props.sortHref} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)} className={isOpen?.(row) ? "is-open" : undefined}>
            {columns.map((column) => (
              <Cell key={column.key} column={column} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot>{foot}</tfoot>}
    </table>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = classOf(column);
  if (column.rowHeader) {
    return (
      <th scope="row" className={className ? `name ${className}` : "name"}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td className={className} data-l={column.phoneLabel}>
      {column.cell(row)}
    </td>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  sortHref: DataTableProps<Row>["sortHref"];
}

function Head<Row>({ column, sort, sortHref }: HeadProps<Row>) {
  const className = classOf(column);
  if (!column.sortable || !sortHref) {
    return (
      <th scope="col" className={className}>
        {column.headHidden ? <span className="sr">{column.head}</span> : column.head}
      </th>
    );
  }
  const sorted = sort?.key === column.key ? sort.direction : undefined;
  const next = sorted ? (sorted === "asc" ? "desc" : "asc") : column.numeric ? "desc" : "asc";
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none"}
    >
      <Link href={sortHref(column.key, next)} scroll={false}>
        {column.head}
        {sorted && (
          <span className={sorted === "asc" ? undefined : "turn"}>
            <Icon name="down" size="s" />
          </span>
        )}
      </Link>
    </th>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  return (
    [column.numeric && "num", column.hideOnPhone && "wide", column.headHidden && "acts", column.className]
      .filter(Boolean)
      .join(" ") || undefined
  );
}
