import { purgeSignInAttempts } from "@/lib/access/sign-in-limit";
import type { WorkCtx } from "@/lib/context";
import { thinSnapshots } from "@/lib/scoring/forecast/thin-snapshots";
import { purgeImportFiles } from "@/lib/sources/import/purge-files";

export async function cleanUpJob(ctx: WorkCtx): Promise<string> {
  const attempts = await purgeSignInAttempts(ctx);
  const pieces = await purgeImportFiles(ctx);
  const snapshots = await thinSnapshots(ctx);
  if (attempts + pieces + snapshots === 0) return "Nothing to clean up.";
  return `Deleted ${attempts} sign-in attempts, ${pieces} pieces of uploaded files and ${snapshots} snapshots.`;
}
