import { eq } from "drizzle-orm";
import type { UnknownOwnerPolicy } from "@/db/enums";
import { importFiles, importRuns } from "@/db/schema/sources";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { AppError, conflict, notFound } from "@/lib/errors";
import { enqueueJob } from "@/lib/jobs/enqueue";
import { requireSource } from "@/lib/sources/queries";

/** Largest upload, packed or not. */
const mostBytes = 4 * 1024 * 1024 * 1024;
const pieceBytes = 1024 * 1024;

export interface Upload {
  sourceId: number;
  fileName: string;
  /** The source's own policy unless said. */
  unknownOwners?: UnknownOwnerPolicy;
  body: AsyncIterable<Uint8Array>;
}

/** Takes a file for a source piece by piece, whatever its size, and queues its import; returns the import's id. */
export async function uploadImport(ctx: Ctx, upload: Upload): Promise<number> {
  requireAbility(ctx.actor, "import records");
  const { source } = await requireSource(ctx.db, upload.sourceId);
  const [run] = await ctx.db
    .insert(importRuns)
    .values({
      kind: "records",
      sourceId: source.id,
      fileName: upload.fileName,
      unknownOwners: upload.unknownOwners ?? source.unknownOwners,
      requestedBy: ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      createdAt: ctx.now,
    })
    .returning();
  if (!run) throw new Error("The import was not stored.");
  try {
    const byteSize = await storePieces(ctx, run.id, upload.body);
    const { fileName, unknownOwners } = run;
    await queueImport(ctx, run.id, { status: "queued", byteSize, fileName, unknownOwners });
  } catch (error) {
    await abandonUpload(ctx, run.id, error instanceof AppError ? error.message : "The upload broke off.");
    throw error;
  }
  return run.id;
}

/** Queues a waiting or broken-off import again; it goes on behind the last stored line. Safe while it is alive. */
export async function resumeImport(ctx: Ctx, importId: number): Promise<void> {
  requireAbility(ctx.actor, "import records");
  const [run] = await ctx.db.select().from(importRuns).where(eq(importRuns.id, importId));
  if (run?.kind !== "records") throw notFound("This import");
  if (run.status === "uploading") throw conflict("The file is still being uploaded.");
  if (run.status === "done" || run.status === "failed")
    throw conflict(
      "This import has ended. Upload the file again: rows that are there already stay as they are.",
    );
  await queueImport(ctx, importId, { status: run.status, lastLine: run.lastLine });
}

/** The state, the audit entry and the job, in one transaction. */
async function queueImport(
  ctx: Ctx,
  importId: number,
  state: Partial<typeof importRuns.$inferInsert>,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db.update(importRuns).set(state).where(eq(importRuns.id, importId));
    await recordAudit(tx, {
      action: "import.requested",
      entityType: "import",
      entityId: importId,
      after: state,
    });
    await enqueueJob(tx, "run-import", { importId });
  });
}

/** Stores a body in pieces of at most 1 MiB as it arrives; returns its size in bytes. Refuses above 4 GiB. */
async function storePieces(
  ctx: Ctx,
  importId: number,
  body: AsyncIterable<Uint8Array>,
): Promise<number> {
  let seq = 0;
  let size = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  const store = async (content: Buffer) => {
    await ctx.db.insert(importFiles).values({ importId, seq, content });
    seq++;
  };
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > mostBytes)
      throw new AppError("too_large", "The file is larger than 4 GiB. Split it, or send it as .csv.gz.");
    waiting.push(chunk);
    waitingBytes += chunk.byteLength;
    while (waitingBytes >= pieceBytes) {
      const all = Buffer.concat(waiting);
      await store(all.subarray(0, pieceBytes));
      const rest = Buffer.from(all.subarray(pieceBytes));
      waiting = [rest];
      waitingBytes = rest.byteLength;
    }
  }
  if (waitingBytes > 0 || seq === 0) await store(Buffer.concat(waiting));
  return size;
}

/** Ends an upload that did not arrive whole, and says why. */
async function abandonUpload(ctx: Ctx, importId: number, reason: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx.db
      .update(importRuns)
      .set({ status: "failed", error: reason, endedAt: ctx.now })
      .where(eq(importRuns.id, importId));
    await tx.db.delete(importFiles).where(eq(importFiles.importId, importId));
  });
}
