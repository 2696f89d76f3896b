import { and, asc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Database, Sql } from "@/db/client";
import { jobRuns } from "@/db/schema/jobs";
import { organisations } from "@/db/schema/people";
import { importFiles, importRuns } from "@/db/schema/sources";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction, jobActor } from "@/lib/context";
import { readCsv } from "@/lib/csv/read";
import { notFound } from "@/lib/errors";
import { notify } from "@/lib/notifications/notify";
import { type Chunk, cutChunks } from "@/lib/sources/import/chunks";
import { createOwners } from "@/lib/sources/import/create-owners";
import { planFile } from "@/lib/sources/import/file-plan";
import { openImportFile } from "@/lib/sources/import/import-file";
import { ImportProblem } from "@/lib/sources/import/import-problem";
import { compileMerge } from "@/lib/sources/import/merge";
import { keepOwnerTimeIndex, suspendOwnerTimeIndex } from "@/lib/sources/import/owner-time-index";
import { OwnerIndex } from "@/lib/sources/import/owners";
import { compilePreparation } from "@/lib/sources/import/prepare-rows";
import { takeSample } from "@/lib/sources/import/sample";
import { withSourceLock } from "@/lib/sources/import/source-lock";
import { storeChunk } from "@/lib/sources/import/store-chunk";
import { UnitIndex } from "@/lib/sources/import/units";
import { requireSource } from "@/lib/sources/queries";
import type { SourceWithColumns } from "@/lib/sources/types";

export interface ImportWork {
  database: Database;
  now: Date;
}

export interface RunImportOptions {
  /** Rows stored in one transaction; the result does not depend on it. */
  chunkRows?: number;
  /** Test hook, see storeChunk. */
  beforeCommit?(): Promise<void>;
}

export type ImportRun = typeof importRuns.$inferSelect;

/**
 * Brings an uploaded file into its source. Waits while another import into the same source is alive, and finishes those
 * that were uploaded before it first, so that a newer file always has the last word. Goes on behind the last stored
 * line of a run that died; does nothing for a run that has ended. A file that cannot be imported ends the run as
 * failed, and that is the return value; anything else (the database is gone) is thrown, and running the import again
 * resumes it.
 */
export async function runImport(
  work: ImportWork,
  importId: number,
  options: RunImportOptions = {},
): Promise<ImportRun> {
  const { sourceId } = await requireRecordImport(work.database, importId);
  return withSourceLock(work.database, sourceId, async (connection) => {
    for (const earlierId of await listDueBefore(work.database, { sourceId, importId }))
      await runLocked(work, earlierId, { connection, options });
    return runLocked(work, importId, { connection, options });
  });
}

/** Unfinished imports into the source that were uploaded earlier and whose jobs are still to be tried, oldest first. */
async function listDueBefore(
  { db }: Database,
  { sourceId, importId }: { sourceId: number; importId: number },
): Promise<number[]> {
  const isDue = sql`EXISTS (SELECT FROM ${jobRuns} WHERE ${jobRuns.job} = 'run-import'
    AND ${jobRuns.payload} = jsonb_build_object('importId', ${importRuns.id})
    AND ${inArray(jobRuns.status, ["queued", "running"])})`;
  const rows = await db
    .select({ id: importRuns.id })
    .from(importRuns)
    .where(
      and(
        eq(importRuns.sourceId, sourceId),
        lt(importRuns.id, importId),
        inArray(importRuns.status, ["queued", "running"]),
        isDue,
      ),
    )
    .orderBy(asc(importRuns.id));
  return rows.map(({ id }) => id);
}

async function runLocked(
  work: ImportWork,
  importId: number,
  { connection, options }: Pick<FileWork, "connection" | "options">,
): Promise<ImportRun> {
  const run = await requireRecordImport(work.database, importId);
  if (run.status !== "queued" && run.status !== "running") return run;
  const ctx: Ctx = {
    db: work.database.db,
    now: work.now,
    actor: jobActor(`Import ${importId}, ${run.fileName}`),
  };
  const startedMs = performance.now();
  const endedAt = () => new Date(work.now.getTime() + performance.now() - startedMs);
  try {
    await ctx.db
      .update(importRuns)
      .set({ status: "running", startedAt: run.startedAt ?? work.now })
      .where(eq(importRuns.id, importId));
    await storeFile({ ctx, work, run, connection, options });
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    return endImport(ctx, run, { status: "failed", error: error.message, endedAt: endedAt() });
  }
  return endImport(ctx, run, { status: "done", error: null, endedAt: endedAt() });
}

interface FileWork {
  ctx: Ctx;
  work: ImportWork;
  run: ImportRun & { sourceId: number };
  connection: Sql;
  options: RunImportOptions;
}

async function storeFile({ ctx, work, run, connection, options }: FileWork): Promise<void> {
  const of = await requireSource(ctx.db, run.sourceId);
  const file = await openImportFile(work.database.sql, run.id);
  const sample = await takeSample(file.bytes);
  try {
    const plan = planFile(of, sample);
    await ctx.db.update(importRuns).set({ notes: plan.notes }).where(eq(importRuns.id, run.id));
    const owners = await OwnerIndex.load(ctx.db);
    const chunks = cutChunks(readCsv(sample.all, plan.format), {
      chunkRows: options.chunkRows ?? 50_000,
      afterLine: run.lastLine,
      bytesDone: file.bytesTaken,
      prepare: compilePreparation({
        columns: of.columns,
        plan,
        timeZone: await timeZoneOf(ctx, of),
        unknownOwners: run.unknownOwners,
        owners,
        units: await UnitIndex.load(ctx.db),
        createOwners: (texts) => createOwners(ctx, { importId: run.id, texts, owners }),
      }),
    });
    await storeChunks(chunks, { ctx, work, run, connection, options }, of);
  } finally {
    await sample.stop();
  }
}

/** The next chunk is read and checked while PostgreSQL merges the one before. */
async function storeChunks(
  chunks: AsyncIterable<Chunk>,
  { work, run, connection, options }: FileWork,
  of: SourceWithColumns,
): Promise<void> {
  const statements = compileMerge(of);
  await connection.unsafe(statements.dropStaging);
  await connection.unsafe(statements.createStaging);
  await suspendOwnerTimeIndex(connection, of, run.byteSize);
  let storing: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of chunks) {
      await storing;
      storing = storeChunk(connection, chunk, {
        importId: run.id,
        importedAt: work.now.toISOString(),
        statements,
        beforeCommit: options.beforeCommit,
      });
      storing.catch(() => {}); // Thrown where it is awaited.
    }
    await storing;
  } finally {
    await storing.catch(() => {});
    await connection.unsafe(statements.dropStaging).catch(() => {});
    await keepOwnerTimeIndex(connection, of);
  }
}

async function endImport(
  ctx: Ctx,
  run: ImportRun,
  end: { status: "done" | "failed"; error: string | null; endedAt: Date },
): Promise<ImportRun> {
  return inTransaction(ctx, async (tx) => {
    const bytesDone = end.status === "done" ? run.byteSize : undefined;
    const [ended] = await tx.db
      .update(importRuns)
      .set({ ...end, bytesDone })
      .where(eq(importRuns.id, run.id))
      .returning();
    if (!ended) throw notFound("This import");
    // The records are in (or the file is of no use): its pieces would only take room.
    await tx.db.delete(importFiles).where(eq(importFiles.importId, run.id));
    const { status, error, rowsRead, accepted, replaced, unchanged, rejected, unowned, peopleCreated } =
      ended;
    await recordAudit(tx, {
      action: `import.${status === "done" ? "finished" : "failed"}`,
      entityType: "import",
      entityId: run.id,
      after: { error, rowsRead, accepted, replaced, unchanged, rejected, unowned, peopleCreated },
    });
    if (status === "failed") await tellOfFailure(tx, ended);
    return ended;
  });
}

function tellOfFailure(tx: Ctx, { id, fileName, error, requestedBy }: ImportRun): Promise<void> {
  return notify(tx, {
    kind: "import_failed",
    eventKey: `import:${id}:failed`,
    title: `${fileName} was not imported`,
    body: error ?? "",
    href: `/admin/imports/${id}`,
    to: requestedBy === null ? { roles: ["admin"] } : { accountIds: [requestedBy] },
  });
}

async function requireRecordImport(
  { db }: Database,
  importId: number,
): Promise<ImportRun & { sourceId: number }> {
  const [run] = await db.select().from(importRuns).where(eq(importRuns.id, importId));
  if (!run || run.sourceId === null) throw notFound("This import");
  return { ...run, sourceId: run.sourceId };
}

async function timeZoneOf({ db }: Ctx, { source }: SourceWithColumns): Promise<string> {
  if (source.timeZone) return source.timeZone;
  const [organisation] = await db.select({ timeZone: organisations.timeZone }).from(organisations);
  return organisation?.timeZone ?? "UTC";
}
