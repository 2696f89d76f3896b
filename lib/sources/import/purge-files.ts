import { and, inArray, lt, ne } from "drizzle-orm";
import { importFiles, importRuns } from "@/db/schema/sources";
import type { Ctx } from "@/lib/context";

const KEPT_DAYS = 7;

/** Deletes the uploaded pieces of imports begun more than a week ago, unless they still wait or run. Returns how many. */
export async function purgeImportFiles({ db, now }: Pick<Ctx, "db" | "now">): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const old = db
    .select({ id: importRuns.id })
    .from(importRuns)
    .where(
      and(
        lt(importRuns.createdAt, before),
        ne(importRuns.status, "running"),
        ne(importRuns.status, "queued"),
      ),
    );
  const gone = await db
    .delete(importFiles)
    .where(inArray(importFiles.importId, old))
    .returning({ importId: importFiles.importId });
  return gone.length;
}
