import type { Sql } from "@/db/client";
import { copyIn } from "@/db/copy-in";
import type { Chunk } from "@/lib/sources/import/chunks";
import type { MergeStatements } from "@/lib/sources/import/merge";

export interface StoreOptions {
  importId: number;
  /** Instant of the import, ISO 8601. */
  importedAt: string;
  statements: MergeStatements;
  /** Test hook: called when everything of the chunk is written and nothing is committed. */
  beforeCommit?(): Promise<void>;
}

/**
 * Stores one chunk in one transaction: records, refused rows and the import's own progress land together, so that
 * after a crash the import goes on behind the last stored line and no row is stored or counted twice.
 */
export async function storeChunk(
  connection: Sql,
  chunk: Chunk,
  { importId, importedAt, statements, beforeCommit }: StoreOptions,
): Promise<void> {
  await connection`BEGIN`;
  try {
    const stored = await mergeRows(connection, chunk, { importId, importedAt, statements });
    await storeRejections(connection, chunk, importId);
    await connection`
      UPDATE import_runs SET
        last_line = ${chunk.lastLine}, bytes_done = ${chunk.bytesDone}, error = NULL,
        rows_read = rows_read + ${chunk.rowsRead},
        accepted = accepted + ${stored.accepted},
        replaced = replaced + ${stored.replaced},
        unchanged = unchanged + ${stored.unchanged},
        rejected = rejected + ${chunk.rejections.length},
        unowned = unowned + ${chunk.unowned},
        ambiguous_times = ambiguous_times + ${chunk.ambiguousTimes}
      WHERE id = ${importId}`;
    await beforeCommit?.();
    await connection`COMMIT`;
  } catch (error) {
    await connection`ROLLBACK`.catch(() => {});
    throw error;
  }
}

async function mergeRows(
  connection: Sql,
  chunk: Chunk,
  { importId, importedAt, statements }: StoreOptions,
): Promise<{ accepted: number; replaced: number; unchanged: number }> {
  if (chunk.stagedRows === 0) return { accepted: 0, replaced: 0, unchanged: 0 };
  await copyIn(connection.unsafe(statements.copyIntoStaging), chunk.copy);
  const values = [importId, importedAt];
  const { count: accepted } = await connection.unsafe(statements.insertNew, values);
  if (accepted === chunk.stagedRows) return { accepted, replaced: 0, unchanged: 0 };
  const [met] = await connection.unsafe<{ met: number; replaced: number }[]>(statements.replaceOlder, values);
  const replaced = met?.replaced ?? 0;
  return { accepted, replaced, unchanged: chunk.stagedRows - accepted - replaced };
}

async function storeRejections(connection: Sql, { rejections }: Chunk, importId: number): Promise<void> {
  if (rejections.length === 0) return;
  const rows = rejections.map(({ line, reason, raw }) => ({ line, reason, raw: raw.replaceAll("\0", "␀") }));
  await connection`
    INSERT INTO import_rejected_rows (import_id, line, reason, raw)
    SELECT ${importId}::integer, line, reason, raw
      FROM json_to_recordset(${JSON.stringify(rows)}::text::json) AS rejected(line integer, reason text, raw text)`;
}
