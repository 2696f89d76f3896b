import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  contributorColumns,
  keyColumns,
  ownerIdColumn,
  recordTable,
  unitIdColumn,
} from "@/lib/sources/record-table";
import { type Ownership, ownershipOf, type SourceColumn, type SourceWithColumns } from "@/lib/sources/types";

/** A stored record as screens show it. Values by column name, as text: decimals and instants (ISO 8601 UTC) exactly. */
export interface StoredRecord {
  recordId: number;
  values: Record<string, string | number | boolean | null>;
  /** Matched person by owner column; null when the owner is unknown or blank. */
  owners: Record<string, { employeeId: number; name: string } | null>;
  /** Matched unit by team column. */
  teams: Record<string, { unitId: number; name: string } | null>;
  /** Who shares the record, by contributors column: those who are known, each with a share from 0 to 1. */
  contributors: Record<string, RecordContributor[]>;
  importId: number | null;
  importLine: number | null;
}

export interface RecordContributor {
  employeeId: number;
  name: string;
  /** Decimal text. */
  share: string;
}

export interface RecordPageQuery {
  page: number;
  pageSize: number;
  /** Searched in the key and the title. */
  search?: string;
  /** A time column; by it the newest come first. Without one, the last imported come first. */
  timeColumn?: string;
  oldestFirst?: boolean;
}

/** Above this a search is not counted to the end: the screen says "more than". */
export const COUNTED_MATCHES = 10_000;

export async function listRecords(
  db: Db,
  of: SourceWithColumns,
  query: RecordPageQuery,
): Promise<StoredRecord[]> {
  const time = of.columns.find((column) => column.isTime && column.columnName === query.timeColumn);
  const way = query.oldestFirst ? sql`ASC` : sql`DESC`;
  const order = time
    ? sql`r.${column(time.columnName)} ${way} NULLS LAST, r.record_id ${way}`
    : sql`r.record_id ${way}`;
  // The page is cut out first and people are joined to its rows only.
  const chosen = sql`SELECT * FROM ${table(of)} r WHERE ${matches(of, query.search)} ORDER BY ${order}
    LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}`;
  return readRecords(db, of, { chosen, order });
}

/** How many records a search finds, counted up to COUNTED_MATCHES + 1. */
export async function countMatches(db: Db, of: SourceWithColumns, search: string): Promise<number> {
  const [row] = await db.execute<{ count: string }>(sql`SELECT count(*) AS count FROM (
    SELECT FROM ${table(of)} r WHERE ${matches(of, search)} LIMIT ${COUNTED_MATCHES + 1}) found`);
  return Number(row?.count ?? 0);
}

/** The records with these ids, in the order of the ids; ids that do not exist are left out. */
export async function getRecordsByIds(
  db: Db,
  of: SourceWithColumns,
  recordIds: readonly number[],
): Promise<StoredRecord[]> {
  if (recordIds.length === 0) return [];
  const ids = `{${recordIds.join(",")}}`;
  const chosen = sql`SELECT r.*, wanted.place FROM unnest(${ids}::bigint[]) WITH ORDINALITY AS wanted(id, place)
    JOIN ${table(of)} r ON r.record_id = wanted.id`;
  return readRecords(db, of, { chosen, order: sql`r.place` });
}

const column = (name: string): SQL => sql`${sql.identifier(name)}`;
const table = ({ source }: SourceWithColumns): SQL => sql.raw(recordTable(source));

function matches({ columns }: SourceWithColumns, search: string | undefined): SQL {
  const words = search?.trim();
  if (!words) return sql`true`;
  const pattern = `%${words.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const searched = [
    ...keyColumns(columns).filter((name) => name !== "row_digest"),
    ...columns.filter((c) => c.isTitle).map((c) => c.columnName),
  ];
  if (searched.length === 0)
    searched.push(...columns.filter((c) => ownershipOf(c) !== null).map((c) => c.columnName));
  return sql.join(
    searched.map((name) => sql`r.${column(name)}::text ILIKE ${pattern}`),
    sql` OR `,
  );
}

async function readRecords(
  db: Db,
  { columns }: SourceWithColumns,
  { chosen, order }: { chosen: SQL; order: SQL },
): Promise<StoredRecord[]> {
  const owning = columns.filter((c) => ownershipOf(c) !== null);
  const found = owning.map((c, n) => sql`, (${matchedBy(c)}) AS ${sql.identifier(matchedName(n))}`);
  const rows = await db.execute<Record<string, unknown>>(
    sql`SELECT r.*${sql.join(found)} FROM (${chosen}) r ORDER BY ${order}`,
  );
  // Built by the statement above.
  const matchedOf = <T>(row: Record<string, unknown>, ownership: Ownership) =>
    Object.fromEntries(
      owning.flatMap((c, n): [string, T][] =>
        ownershipOf(c) === ownership ? [[c.columnName, row[matchedName(n)] as T]] : [],
      ),
    );
  return rows.map((row) => ({
    recordId: Number(row.record_id),
    values: Object.fromEntries(columns.map((c) => [c.columnName, shownValue(c, row[c.columnName])])),
    owners: matchedOf(row, "person"),
    teams: matchedOf(row, "team"),
    contributors: matchedOf(row, "contributors"),
    importId: typeof row.import_id === "number" ? row.import_id : null,
    importLine: typeof row.import_line === "number" ? row.import_line : null,
  }));
}

const matchedName = (n: number) => `matched ${n}`;

/** Whom a column of a record was matched to, as JSON. */
function matchedBy(owning: SourceColumn): SQL {
  const name = owning.columnName;
  switch (ownershipOf(owning)) {
    case "contributors": {
      const { employeeIds, shares } = contributorColumns(name);
      return sql`SELECT coalesce(json_agg(json_build_object('employeeId', e.id, 'name', e.name, 'share', c.share::text)
          ORDER BY c.place), '[]')
        FROM unnest(r.${column(employeeIds)}, r.${column(shares)}) WITH ORDINALITY AS c(employee_id, share, place)
        JOIN employees e ON e.id = c.employee_id`;
    }
    case "team":
      return sql`SELECT json_build_object('unitId', u.id, 'name', u.name)
        FROM org_units u WHERE u.id = r.${column(unitIdColumn(name))}`;
    default:
      return sql`SELECT json_build_object('employeeId', e.id, 'name', e.name)
        FROM employees e WHERE e.id = r.${column(ownerIdColumn(name))}`;
  }
}

function shownValue({ dataType }: SourceColumn, value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value;
  if (dataType === "timestamp") return new Date(String(value)).toISOString();
  return String(value);
}
