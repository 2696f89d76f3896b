import { purgeSignInAttempts } from "@/lib/access/sign-in-limit";
import type { WorkCtx } from "@/lib/context";
import { purgeImportFiles } from "@/lib/sources/import/purge-files";

export async function cleanUpJob(ctx: WorkCtx): Promise<string> {
  const attempts = await purgeSignInAttempts(ctx);
  const pieces = await purgeImportFiles(ctx);
  if (attempts + pieces === 0) return "Nothing to clean up.";
  return `Deleted ${attempts} sign-in attempts and ${pieces} pieces of uploaded files.`;
}
