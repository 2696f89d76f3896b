import type { Sql } from "@/db/client";
import {
  measuringIndexPrefix,
  ownerTimeIndex,
  quoteIdentifier,
  recordTable,
} from "@/lib/sources/record-table";
import type { SourceWithColumns } from "@/lib/sources/types";

/** Below this, keeping the index up to date costs nothing worth mentioning. */
const largeFileBytes = 8 * 1024 * 1024;

/**
 * Drops the owner and time index before a file that is larger than its table: a million single insertions into it take
 * several times as long as building it once. `keepOwnerTimeIndex` brings it back, also in the run that resumes a dead one.
 * Those that KPIs measure by go with it; the sidecar builds them anew after the import.
 */
export async function suspendOwnerTimeIndex(
  connection: Sql,
  of: SourceWithColumns,
  fileBytes: number,
): Promise<void> {
  const index = ownerTimeIndex(of.source, of.columns);
  if (!index || fileBytes < largeFileBytes) return;
  const [table] = await connection.unsafe<{ bytes: string }[]>(
    "SELECT pg_relation_size($1::regclass) AS bytes",
    [recordTable(of.source)],
  );
  if (Number(table?.bytes ?? 0) > fileBytes) return;
  await connection`BEGIN`;
  try {
    // Dropping waits for those who read the table now. If that takes long, the index stays.
    await connection`SET LOCAL lock_timeout = '3s'`;
    await connection.unsafe(index.drop);
    for (const name of await listMeasuringIndexes(connection, of)) {
      await connection.unsafe(`DROP INDEX records.${quoteIdentifier(name)}`);
    }
    await connection`COMMIT`;
  } catch {
    await connection`ROLLBACK`;
  }
}

async function listMeasuringIndexes(connection: Sql, of: SourceWithColumns): Promise<string[]> {
  const rows = await connection.unsafe<{ name: string }[]>(
    `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
      WHERE i.indrelid = $1::regclass AND starts_with(c.relname, $2)`,
    [recordTable(of.source), measuringIndexPrefix],
  );
  return rows.map(({ name }) => name);
}

export async function keepOwnerTimeIndex(connection: Sql, of: SourceWithColumns): Promise<void> {
  const index = ownerTimeIndex(of.source, of.columns);
  if (index) await connection.unsafe(index.create);
}
