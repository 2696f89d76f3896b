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

const storageType = (type: ColumnType): string => storageTypes[type];

export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The record table of a source, schema included, ready to stand in a statement. */
export const recordTable = (source: { tableName: string }): string =>
  `records.${quoteIdentifier(source.tableName)}`;

/** Beside each owner column stands the person it was matched to: `assignee` and `assignee_employee_id`. */
export const ownerIdColumn = (columnName: string): string => `${columnName}_employee_id`;

/** Beside a column of contributors stand the people it names, `<name>_employee_ids`, and their shares, which add to 1. */
export const contributorColumns = (columnName: string): { employeeIds: string; shares: string } => ({
  employeeIds: `${columnName}_employee_ids`,
  shares: `${columnName}_shares`,
});

/** Beside a team column stands the unit it was matched to: `team_org_unit_id`. */
export const unitIdColumn = (columnName: string): string => `${columnName}_org_unit_id`;

/** Contributors as rows of record_id, employee_id and share, for queries; no table can have its name. */
export const contributorsView = (source: { tableName: string }): string =>
  `records.${quoteIdentifier(`${source.tableName}__contributors`)}`;

/** SQL names of a file's columns: unique, and clear of the names that the table makes itself. */
export function nameRecordColumns(labels: readonly string[]): string[] {
  // 48 characters leave room for "_employee_ids" within PostgreSQL's 63.
  const short = columnIdentifiers(labels).map((name) => name.slice(0, 48));
  const beside = (name: string) => {
    const { employeeIds, shares } = contributorColumns(name);
    return [ownerIdColumn(name), employeeIds, shares, unitIdColumn(name)];
  };
  const taken = [...bookkeepingColumns, ...short.flatMap(beside)];
  return columnIdentifiers(short, { taken });
}

/** The columns that tell two records apart: the declared key, or without one the digest of the whole line. */
export function keyColumns(columns: readonly ColumnDeclaration[]): string[] {
  const declared = columns.filter((column) => column.isKey).map((column) => column.columnName);
  return declared.length > 0 ? declared : ["row_digest"];
}

export const hasDeclaredKey = (columns: readonly ColumnDeclaration[]): boolean =>
  columns.some((column) => column.isKey);

/** Columns of a record that hold whom it was matched to, whatever the text of its owner, contributors and teams says. */
export function matchedColumns(columns: readonly ColumnDeclaration[]): { name: string; type: string }[] {
  return columns.flatMap(({ columnName, ...column }) => {
    if (column.isOwner) return [{ name: ownerIdColumn(columnName), type: "integer" }];
    if (column.isTeam) return [{ name: unitIdColumn(columnName), type: "integer" }];
    if (!column.isContributors) return [];
    const { employeeIds, shares } = contributorColumns(columnName);
    return [
      { name: employeeIds, type: "integer[]" },
      { name: shares, type: "numeric[]" },
    ];
  });
}

/** Columns of one record as its line in the file fills them: declared, matched, digest. In staging order. */
export function filledColumns(columns: readonly ColumnDeclaration[]): { name: string; type: string }[] {
  const filled = columns.map(({ columnName, dataType }) => ({
    name: columnName,
    type: storageType(dataType),
  }));
  filled.push(...matchedColumns(columns));
  if (!hasDeclaredKey(columns)) filled.push({ name: "row_digest", type: "bytea" });
  return filled;
}

/**
 * The statements that make a source's record table.
 *
 * Employees are not referenced by a foreign key: it would be checked row by row in every import, and employees are
 * never deleted. Units may be, and one that owns records stays. Only the first owner and time pair gets an index: scoring a period reads everything anyway, one
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
  for (const { columnName } of columns.filter((column) => column.isTeam))
    statements.push(
      `ALTER TABLE ${table} ADD FOREIGN KEY (${quoteIdentifier(unitIdColumn(columnName))}) REFERENCES public.org_units`,
    );
  const shared = columns.find((column) => column.isContributors);
  if (shared) statements.push(createContributorsView({ tableName }, shared.columnName));
  const index = ownerTimeIndex({ tableName }, columns);
  return index ? [...statements, index.create] : statements;
}

function createContributorsView(source: { tableName: string }, columnName: string): string {
  const { employeeIds, shares } = contributorColumns(columnName);
  return `CREATE VIEW ${contributorsView(source)} WITH (security_invoker = true) AS
    SELECT r.record_id, c.employee_id, c.share
      FROM ${recordTable(source)} AS r
     CROSS JOIN LATERAL unnest(r.${quoteIdentifier(employeeIds)}, r.${quoteIdentifier(shares)}) AS c(employee_id, share)`;
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
