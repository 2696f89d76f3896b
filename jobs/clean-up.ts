import { purgeSignInAttempts } from "@/lib/access/sign-in-limit";
import { purgeViews } from "@/lib/audit/views";
import type { WorkCtx } from "@/lib/context";
import { purgeNotifications } from "@/lib/notifications/purge";
import { thinSnapshots } from "@/lib/scoring/forecast/thin-snapshots";
import { purgeImportFiles } from "@/lib/sources/import/purge-files";

export async function cleanUpJob(ctx: WorkCtx): Promise<string> {
  const attempts = await purgeSignInAttempts(ctx);
  const pieces = await purgeImportFiles(ctx);
  const snapshots = await thinSnapshots(ctx);
  const notices = (await purgeNotifications(ctx)) + (await purgeViews(ctx));
  if (attempts + pieces + snapshots + notices === 0) return "Nothing to clean up.";
  return `Deleted ${attempts} sign-in attempts, ${pieces} pieces of uploaded files, ${snapshots} snapshots and ${notices} old notices.`;
}
