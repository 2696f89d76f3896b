import type { WorkCtx } from "@/lib/context";
import { runImport } from "@/lib/sources/run-import";

export async function runImportJob(ctx: WorkCtx, { importId }: { importId: number }): Promise<string> {
  const run = await runImport({ database: ctx.database, now: ctx.now }, importId);
  if (run.status === "failed") return `${run.fileName} was not imported: ${run.error}`;
  const count = (rows: number, word: string) => `${rows.toLocaleString("en")} ${word}`;
  const counts = [
    count(run.accepted, "accepted"),
    count(run.replaced, "replaced"),
    count(run.unchanged, "unchanged"),
    count(run.rejected, "rejected"),
  ];
  return `${run.fileName}: ${counts.join(", ")}.`;
}
