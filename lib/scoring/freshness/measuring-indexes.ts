import { createHash } from "node:crypto";
import type { Database, Sql } from "@/db/client";
import { sourceLockHeld } from "@/lib/sources/import/source-lock";
import { measuringIndexPrefix, quoteIdentifier } from "@/lib/sources/record-table";

interface Pair {
  table_name: string;
  owner: string;
  time: string;
}

/**
 * Every pair of owner and time that a KPI measures by gets an index: one person's records are then read by it, and what
 * one change costs does not grow with the company. Built beside the writes; a table that is being imported into is left
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
    for (const pair of await listMissing(own.sql)) {
      const name = nameOf(pair);
      const columns = [pair.owner, pair.time].map(quoteIdentifier).join(", ");
      // What an interrupted build left behind is of no use.
      await own.sql.unsafe(`DROP INDEX CONCURRENTLY IF EXISTS records.${name}`);
      await own.sql.unsafe(
        `CREATE INDEX CONCURRENTLY ${name} ON records.${quoteIdentifier(pair.table_name)} (${columns})`,
      );
      built.push(`${pair.table_name} (${pair.owner}, ${pair.time})`);
    }
    return built;
  } finally {
    await own.close();
  }
}

async function listMissing(sql: Sql): Promise<Pair[]> {
  return await sql<Pair[]>`
    SELECT DISTINCT s.table_name, b.ownership_rule || '_employee_id' AS owner, b.time_column AS time
      FROM kpi_bindings b
      JOIN sources s ON s.id = b.source_id
      JOIN source_columns o ON o.source_id = s.id AND o.column_name = b.ownership_rule AND o.is_owner
      JOIN source_columns t ON t.source_id = s.id AND t.column_name = b.time_column
     WHERE NOT ${sql.unsafe(sourceLockHeld("s.id"))}
       AND NOT EXISTS (
         SELECT FROM pg_index i
          WHERE i.indrelid = to_regclass(format('records.%I', s.table_name)) AND i.indisvalid
            AND pg_get_indexdef(i.indexrelid) LIKE format('%%(%I, %I)', b.ownership_rule || '_employee_id', b.time_column))
     ORDER BY 1, 2, 3`;
}

const nameOf = ({ table_name, owner, time }: Pair): string =>
  quoteIdentifier(
    measuringIndexPrefix +
      createHash("sha256").update(`${table_name}\0${owner}\0${time}`).digest("hex").slice(0, 16),
  );
