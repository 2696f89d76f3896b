import { and, desc, eq } from "drizzle-orm";
import { importRuns, sources } from "@/db/schema/sources";
import type { WorkCtx } from "@/lib/context";
import { uploadImport } from "@/lib/sources/import/upload";
import { createSourceInput } from "@/lib/sources/input";
import { createSource } from "@/lib/sources/mutations";
import { runImport } from "@/lib/sources/run-import";
import type { DemoFile } from "./csv-text";
import type { OwnSource } from "./own-source";
import { recordFiles } from "./records/files";
import { INTERRUPTIONS } from "./records/interruptions";
import { JOINT_DEALS } from "./records/joint-deals";
import { LEARNING } from "./records/learning";
import type { DemoWorld } from "./world";

/** Every file through the import, one after the other, and the company's own sources made for its spreadsheets. */
export async function loadRecords(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  for (const source of OWN_SOURCES) await createOnce(ctx, source);
  const files = recordFiles(world);
  for (const file of files) await importOnce(ctx, file);
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return `${rows.toLocaleString("en-GB")} rows of ${files.length} files`;
}

/** The company's own sources, made for its spreadsheets. */
const OWN_SOURCES = [LEARNING, JOINT_DEALS, INTERRUPTIONS];

async function createOnce(ctx: WorkCtx, { slug, input }: OwnSource): Promise<void> {
  if (await ctx.db.$count(sources, eq(sources.slug, slug))) return;
  await createSource(ctx, createSourceInput.parse(input));
}

async function importOnce(ctx: WorkCtx, file: DemoFile): Promise<void> {
  const [source] = await ctx.db.select({ id: sources.id }).from(sources).where(eq(sources.slug, file.source));
  if (!source) throw new Error(`There is no source ${file.source}.`);
  const [before] = await ctx.db
    .select({ id: importRuns.id, status: importRuns.status })
    .from(importRuns)
    .where(and(eq(importRuns.sourceId, source.id), eq(importRuns.fileName, file.fileName)))
    .orderBy(desc(importRuns.id))
    .limit(1);
  if (before?.status === "done") return;
  // Broken off in the middle: the upload is complete, so the import goes on behind its last stored line.
  const isWaiting = before?.status === "queued" || before?.status === "running";
  const importId = isWaiting ? before.id : await upload(ctx, source.id, file);
  const run = await runImport({ database: ctx.database, now: ctx.now }, importId);
  const refused = run.rejected - (file.refusedRows ?? 0);
  if (run.status !== "done" || refused !== 0)
    throw new Error(`${file.fileName}: ${run.error ?? `${run.rejected} rows were rejected.`}`);
}

const upload = (ctx: WorkCtx, sourceId: number, { fileName, text }: DemoFile) =>
  uploadImport(ctx, { sourceId, fileName, body: piecesOf(Buffer.from(text)) });

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const size = 1024 * 1024;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
