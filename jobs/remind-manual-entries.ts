import type { WorkCtx } from "@/lib/context";
import { remindManualEntries } from "@/lib/scoring/manual/remind";

export async function remindManualEntriesJob(ctx: WorkCtx): Promise<string> {
  const { missing, added } = await remindManualEntries(ctx);
  if (missing === 0) return "No entry is missing.";
  return `${missing} ${missing === 1 ? "entry is" : "entries are"} missing, ${added} of them new.`;
}
