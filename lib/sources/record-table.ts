import type { ColumnType } from "@/db/enums";
import { columnIdentifiers } from "@/lib/csv/identifier";
import type { ColumnDeclaration } from "@/lib/sources/types";

/** Columns that every record table has besides the declared ones. */
export const bookkeepingColumns = [
  "record_id",
  "import_id",
  "import_line",
  "imported_at",
  "row_digest",
] as const;

const storageTypes: Record<ColumnType, string> = {
  text: "text",
  integer: "bigint",
  decimal: "numeric",
  boolean: "boolean",
  date: "date",
  timestamp: "timestamptz",
};

export const storageType = (type: ColumnType): string => storageTypes[type];

export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The record table of a source, schema included, ready to stand in a statement. */
export const recordTable = (source: { tableName: string }): string =>
  `records.${quoteIdentifier(source.tableName)}`;

/** Beside each owner column stands the person it was matched to: `assignee` and `assignee_employee_id`. */
export const ownerIdColumn = (columnName: string): string => `${columnName}_employee_id`;

/** SQL names of a file's columns: unique, and clear of the names that the table makes itself. */
export function nameRecordColumns(labels: readonly string[]): string[] {
  // 48 characters leave room for "_employee_id" within PostgreSQL's 63.
  const short = columnIdentifiers(labels).map((name) => name.slice(0, 48));
  const taken = [...bookkeepingColumns, ...short.map(ownerIdColumn)];
  return columnIdentifiers(short, { taken });
}

/** The columns that tell two records apart: the declared key, or without one the digest of the whole line. */
export function keyColumns(columns: readonly ColumnDeclaration[]): string[] {
  const declared = columns.filter((column) => column.isKey).map((column) => column.columnName);
  return declared.length > 0 ? declared : ["row_digest"];
}

export const hasDeclaredKey = (columns: readonly ColumnDeclaration[]): boolean =>
  columns.some((column) => column.isKey);

/** Columns of one record as its line in the file fills them: declared, matched owners, digest. In staging order. */
export function filledColumns(columns: readonly ColumnDeclaration[]): { name: string; type: string }[] {
  const filled = columns.map(({ columnName, dataType }) => ({
    name: columnName,
    type: storageType(dataType),
  }));
  for (const { columnName } of columns.filter((column) => column.isOwner))
    filled.push({ name: ownerIdColumn(columnName), type: "integer" });
  if (!hasDeclaredKey(columns)) filled.push({ name: "row_digest", type: "bytea" });
  return filled;
}

/**
 * The statements that make a source's record table.
 *
 * Employees are not referenced by a foreign key: it would be checked row by row in every import, and employees are
 * never deleted. Only the first owner and time pair gets an index: scoring a period reads everything anyway, one
 * person's records are read by the pair most KPIs use, and each further index would slow down every import.
 */
export function createRecordTable(tableName: string, columns: readonly ColumnDeclaration[]): string[] {
  const table = recordTable({ tableName });
  const keys = keyColumns(columns);
  const lines = filledColumns(columns).map(
    ({ name, type }) => `${quoteIdentifier(name)} ${type}${keys.includes(name) ? " NOT NULL" : ""}`,
  );
  const statements = [
    `CREATE TABLE ${table} (
      record_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      ${lines.join(",\n      ")},
      import_id integer,
      import_line integer,
      imported_at timestamptz
    )`,
    `CREATE UNIQUE INDEX ON ${table} (${keys.map(quoteIdentifier).join(", ")})`,
    // From here on a change to a record marks whom and which days it touches.
    `SELECT watch_records('${table.replaceAll("'", "''")}')`,
  ];
  const index = ownerTimeIndex({ tableName }, columns);
  return index ? [...statements, index.create] : statements;
}

/** Names of the further indexes that are made where KPIs measure by another owner and time pair. */
export const measuringIndexPrefix = "measuring_";

/** The index over the first owner and time pair, or null when there is no such pair. */
export function ownerTimeIndex(
  source: { tableName: string },
  columns: readonly ColumnDeclaration[],
): { create: string; drop: string } | null {
  const owner = columns.find((column) => column.isOwner);
  const time = columns.find((column) => column.isTime);
  if (!owner || !time) return null;
  const name = quoteIdentifier(`${source.tableName}_owner_time`);
  const pair = [ownerIdColumn(owner.columnName), time.columnName].map(quoteIdentifier).join(", ");
  return {
    create: `CREATE INDEX IF NOT EXISTS ${name} ON ${recordTable(source)} (${pair})`,
    drop: `DROP INDEX IF EXISTS records.${name}`,
  };
}
