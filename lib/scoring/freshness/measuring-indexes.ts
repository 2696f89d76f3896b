import { createHash } from "node:crypto";
import type { Database, Sql } from "@/db/client";
import { sourceLockHeld } from "@/lib/sources/import/source-lock";
import { measuringIndexPrefix, quoteIdentifier } from "@/lib/sources/record-table";

interface Missing {
  table_name: string;
  /** As PostgreSQL writes it, quoted: "btree (closer_employee_id, closed_at)". */
  definition: string;
}

/**
 * Every pair of owner and time that a KPI measures by gets an index, and so do a team and a time, and the people who share
 * a record: one person's records are then read by it, and what one change costs does not grow with the company. Built beside the writes; a table that is being imported into is left
 * for later, and an import of a large file takes the indexes away, so this is asked again now and then. Returns what it
 * built. One process at a time: the others leave it to that one. `stop` gives up a build.
 */
export async function ensureMeasuringIndexes(database: Database, stop?: AbortSignal): Promise<string[]> {
  const own = database.dedicated();
  // Whatever is being built ends with the connection.
  stop?.addEventListener("abort", () => void own.close(), { once: true });
  try {
    const [lock] = await own.sql<{ taken: boolean }[]>`SELECT pg_try_advisory_lock(7246012) AS taken`;
    if (!lock?.taken) return [];
    const built: string[] = [];
    for (const missing of await listMissing(own.sql)) {
      const name = nameOf(missing);
      const table = `records.${quoteIdentifier(missing.table_name)}`;
      // What an interrupted build left behind is of no use.
      await own.sql.unsafe(`DROP INDEX CONCURRENTLY IF EXISTS records.${name}`);
      await own.sql.unsafe(`CREATE INDEX CONCURRENTLY ${name} ON ${table} USING ${missing.definition}`);
      built.push(`${missing.table_name} ${missing.definition}`);
    }
    return built;
  } finally {
    await own.close();
  }
}

async function listMissing(sql: Sql): Promise<Missing[]> {
  return await sql<Missing[]>`
    SELECT DISTINCT s.table_name, d.definition
      FROM kpi_bindings b
      JOIN sources s ON s.id = b.source_id
      JOIN source_columns o ON o.source_id = s.id AND o.column_name = b.ownership_rule
       AND (o.is_owner OR o.is_contributors OR o.is_team)
      JOIN source_columns t ON t.source_id = s.id AND t.column_name = b.time_column
     CROSS JOIN LATERAL (SELECT CASE
       WHEN o.is_contributors THEN format('gin (%I)', o.column_name || '_employee_ids')
       WHEN o.is_team THEN format('btree (%I, %I)', o.column_name || '_org_unit_id', t.column_name)
       ELSE format('btree (%I, %I)', o.column_name || '_employee_id', t.column_name) END AS definition) AS d
     WHERE NOT ${sql.unsafe(sourceLockHeld("s.id"))}
       AND NOT EXISTS (
         SELECT FROM pg_index i
          WHERE i.indrelid = to_regclass(format('records.%I', s.table_name)) AND i.indisvalid
            AND right(pg_get_indexdef(i.indexrelid), length(d.definition)) = d.definition)
     ORDER BY 1, 2`;
}

const nameOf = ({ table_name, definition }: Missing): string =>
  quoteIdentifier(
    measuringIndexPrefix +
      createHash("sha256").update(`${table_name}\0${definition}`).digest("hex").slice(0, 16),
  );
