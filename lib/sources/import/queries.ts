import { and, asc, desc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accounts } from "@/db/schema/access";
import { importRejectedRows, importRuns, sources } from "@/db/schema/sources";
import { notFound } from "@/lib/errors";
import { sourceLockHeld } from "@/lib/sources/import/source-lock";

export type ImportSummary = typeof importRuns.$inferSelect & {
  sourceName: string | null;
  requestedByName: string | null;
  /** Marked as running while nobody works on it: it died and waits to be resumed. */
  stalled: boolean;
};

export interface RejectedRow {
  line: number;
  reason: string;
  raw: string;
}

const summaries = (db: Db, where: SQL | undefined) =>
  db
    .select({
      run: importRuns,
      sourceName: sources.name,
      requestedByName: accounts.name,
      stalled: sql<boolean>`${importRuns.status} = 'running' AND NOT ${sql.raw(sourceLockHeld("import_runs.source_id"))}`,
    })
    .from(importRuns)
    .leftJoin(sources, eq(sources.id, importRuns.sourceId))
    .leftJoin(accounts, eq(accounts.id, importRuns.requestedBy))
    .where(where)
    .orderBy(desc(importRuns.id))
    .$dynamic();

/** One import, of records or of people; throws AppError "not_found". */
export async function requireImport(db: Db, importId: number): Promise<ImportSummary> {
  const [found] = await summaries(db, eq(importRuns.id, importId));
  if (!found) throw notFound("This import");
  const { run, ...more } = found;
  return { ...run, ...more };
}

export interface ImportPageQuery {
  page: number;
  pageSize: number;
  sourceId?: number;
  oldestFirst?: boolean;
}

/** Imports, the newest first unless asked otherwise. */
export async function listImports(
  db: Db,
  { page, pageSize, sourceId, oldestFirst }: ImportPageQuery,
): Promise<{ imports: ImportSummary[]; total: number }> {
  const where = sourceId === undefined ? undefined : eq(importRuns.sourceId, sourceId);
  const found = await summaries(db, where)
    .orderBy(oldestFirst ? asc(importRuns.id) : desc(importRuns.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const imports = found.map(({ run, ...more }) => ({ ...run, ...more }));
  return { imports, total: await db.$count(importRuns, where) };
}

/** The first refused rows in the order of the file. */
export function listRejectedRows(db: Db, importId: number, limit: number): Promise<RejectedRow[]> {
  return rejectedAfter(db, importId, { line: 0, limit });
}

/** All refused rows in the order of the file, fetched in portions: there may be as many as the file has. */
export async function* streamRejectedRows(db: Db, importId: number): AsyncGenerator<RejectedRow> {
  let line = 0;
  for (;;) {
    const rows = await rejectedAfter(db, importId, { line, limit: 2_000 });
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    line = last.line;
  }
}

function rejectedAfter(
  db: Db,
  importId: number,
  { line, limit }: { line: number; limit: number },
): Promise<RejectedRow[]> {
  return db
    .select({
      line: importRejectedRows.line,
      reason: importRejectedRows.reason,
      raw: importRejectedRows.raw,
    })
    .from(importRejectedRows)
    .where(and(eq(importRejectedRows.importId, importId), gt(importRejectedRows.line, line)))
    .orderBy(asc(importRejectedRows.line))
    .limit(limit);
}
