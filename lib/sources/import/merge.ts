import {
  filledColumns,
  keyColumns,
  matchedColumns,
  quoteIdentifier,
  recordTable,
} from "@/lib/sources/record-table";
import type { SourceWithColumns } from "@/lib/sources/types";

/** The statements that bring one chunk into a record table; `$1` is the import, `$2` the instant of the import. */
export interface MergeStatements {
  createStaging: string;
  dropStaging: string;
  copyIntoStaging: string;
  /** Stores the rows whose key is new, the first of several with one key. In the order of the key's index: faster. */
  insertNew: string;
  /** Brings the other rows into the records they belong to; returns `met` (how many there were) and `replaced`. */
  replaceOlder: string;
}

const staging = "pg_temp.import_rows";

/**
 * What happens to a row whose key is there already is decided line after line, as if the rows came one by one, so it
 * does not depend on how the file is cut into chunks. With a version column a row replaces the record when its version
 * is higher than any before it; a blank version is below all others. Without one, the later line replaces the record
 * when it differs. Everything else is unchanged. Window functions decide for all keys of the chunk at once.
 */
export function compileMerge(of: SourceWithColumns): MergeStatements {
  const table = recordTable(of.source);
  const filled = filledColumns(of.columns);
  const names = filled.map(({ name }) => quoteIdentifier(name));
  const keys = keyColumns(of.columns).map(quoteIdentifier);
  const version = of.columns.find((column) => column.isVersion);
  const ordered = "OVER (PARTITION BY t.record_id ORDER BY s.import_line";
  const before = `${ordered} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;

  const replaces = version
    ? newerVersion(quoteIdentifier(version.columnName), before)
    : differsFromBefore(of, `${ordered})`);
  const changed = names.filter((name) => !keys.includes(name));
  return {
    createStaging: `CREATE TEMP TABLE import_rows (${filled
      .map(({ name, type }) => `${quoteIdentifier(name)} ${type}`)
      .join(", ")}, import_line integer) ON COMMIT DELETE ROWS`,
    dropStaging: `DROP TABLE IF EXISTS ${staging}`,
    copyIntoStaging: `COPY ${staging} FROM STDIN`,
    insertNew: `INSERT INTO ${table} (${names.join(", ")}, import_id, import_line, imported_at)
      SELECT ${names.join(", ")}, $1::integer, import_line, $2::timestamptz FROM ${staging}
      ORDER BY ${keys.join(", ")}, import_line
      ON CONFLICT (${keys.join(", ")}) DO NOTHING`,
    replaceOlder: `WITH judged AS (
        SELECT s.import_line, t.record_id, ${replaces} AS replaces
          FROM ${staging} s JOIN ${table} t ON ${keys.map((key) => `t.${key} = s.${key}`).join(" AND ")}
         WHERE (t.import_id, t.import_line) IS DISTINCT FROM ($1::integer, s.import_line)
      ), last AS (
        SELECT record_id, max(import_line) AS import_line FROM judged WHERE replaces GROUP BY record_id
      ), written AS (
        UPDATE ${table} t
           SET ${[...changed.map((name) => `${name} = s.${name}`), "import_line = s.import_line"].join(", ")},
               import_id = $1::integer, imported_at = $2::timestamptz
          FROM last JOIN ${staging} s ON s.import_line = last.import_line
         WHERE t.record_id = last.record_id
      )
      SELECT count(*)::integer AS met, count(*) FILTER (WHERE replaces)::integer AS replaced FROM judged`,
  };
}

function newerVersion(version: string, before: string): string {
  const highest = `greatest(t.${version}, max(s.${version}) ${before})`;
  return `coalesce(s.${version} > ${highest}, s.${version} IS NOT NULL)`;
}

/** Compared with the line before of the same key, or for the first of them with the stored record. */
function differsFromBefore(of: SourceWithColumns, ordered: string): string {
  const matched = matchedColumns(of.columns).map(({ name }) => name);
  const names = [...of.columns.map((column) => column.columnName), ...matched].map(quoteIdentifier);
  const row = (side: "s" | "t") => `ROW(${names.map((name) => `${side}.${name}`).join(", ")})`;
  return `CASE WHEN row_number() ${ordered} = 1 THEN ${row("s")} IS DISTINCT FROM ${row("t")}
    ELSE ${row("s")} IS DISTINCT FROM lag(${row("s")}) ${ordered} END`;
}
