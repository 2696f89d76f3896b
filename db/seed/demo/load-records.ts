import { and, desc, eq } from "drizzle-orm";
import { importRuns, sources } from "@/db/schema/sources";
import type { WorkCtx } from "@/lib/context";
import { uploadImport } from "@/lib/sources/import/upload";
import { createSourceInput } from "@/lib/sources/input";
import { createSource } from "@/lib/sources/mutations";
import { runImport } from "@/lib/sources/run-import";
import type { DemoFile } from "./csv-text";
import { recordFiles } from "./records/files";
import { LEARNING_HEADINGS } from "./records/learning";
import type { DemoWorld } from "./world";

/** Every file through the import, one after the other, and the company's own source made for its spreadsheet. */
export async function loadRecords(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  await createLearningSource(ctx);
  const files = recordFiles(world);
  for (const file of files) await importOnce(ctx, file);
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  return `${rows.toLocaleString("en-GB")} rows of ${files.length} files`;
}

async function createLearningSource(ctx: WorkCtx): Promise<void> {
  const slug = "learning_sessions";
  if (await ctx.db.$count(sources, eq(sources.slug, slug))) return;
  const [number, topic, kind, participant, ledBy, heldOn, hours, completed] = LEARNING_HEADINGS;
  await createSource(
    ctx,
    createSourceInput.parse({
      name: "Learning sessions",
      description: "The learning team's spreadsheet: courses, peer coaching, one-to-ones.",
      record_noun: "session",
      columns: [
        { header: number, data_type: "text", roles: ["key"] },
        { header: topic, data_type: "text", roles: ["title"] },
        { header: kind, data_type: "text" },
        { header: participant, data_type: "text", roles: ["owner"] },
        { header: ledBy, data_type: "text", roles: ["owner"] },
        { header: heldOn, data_type: "date", roles: ["time"] },
        { header: hours, data_type: "decimal", roles: ["measure"] },
        { header: completed, data_type: "boolean" },
      ],
    }),
  );
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
