import { and, asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { importRejectedRows, importRuns } from "@/db/schema/sources";

/** An import of people with its first rejected rows (100), or null. */
export async function getPeopleImport(db: Db, importId: number) {
  const [run] = await db
    .select()
    .from(importRuns)
    .where(and(eq(importRuns.id, importId), eq(importRuns.kind, "people")));
  if (!run) return null;
  const rejectedRows = await db
    .select()
    .from(importRejectedRows)
    .where(eq(importRejectedRows.importId, importId))
    .orderBy(asc(importRejectedRows.line))
    .limit(100);
  return { ...run, rejectedRows };
}

export type PeopleImport = NonNullable<Awaited<ReturnType<typeof getPeopleImport>>>;
