import { asc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitions } from "@/db/schema/kpis";
import { importRuns, sourceColumns, sources } from "@/db/schema/sources";
import { notFound } from "@/lib/errors";
import { readsSource } from "@/lib/sources/read-by-kpi";
import type { Source, SourceWithColumns } from "@/lib/sources/types";

/** A source with its columns in the order of the file; throws AppError "not_found". */
export async function requireSource(db: Db, sourceId: number): Promise<SourceWithColumns> {
  const [source] = await db.select().from(sources).where(eq(sources.id, sourceId));
  if (!source) throw notFound("This source");
  const columns = await db
    .select()
    .from(sourceColumns)
    .where(eq(sourceColumns.sourceId, sourceId))
    .orderBy(asc(sourceColumns.position));
  return { source, columns };
}

export async function requireSourceBySlug(db: Db, slug: string): Promise<SourceWithColumns> {
  const [found] = await db.select({ id: sources.id }).from(sources).where(eq(sources.slug, slug));
  if (!found) throw notFound(`The source ${slug}`);
  return requireSource(db, found.id);
}

export interface SourceSummary extends Source {
  recordCount: number;
  columnCount: number;
  kpiCount: number;
  lastImportAt: Date | null;
}

/** All sources by name. Imports are the only writers of records, so their counts add up to the number of records. */
export async function listSources(db: Db): Promise<SourceSummary[]> {
  const found = await db.select().from(sources).orderBy(asc(sources.name), asc(sources.id));
  const imports = await db
    .select({
      sourceId: importRuns.sourceId,
      records: sql<string>`sum(${importRuns.accepted})`,
      lastAt: sql<string | null>`max(${importRuns.endedAt})`,
    })
    .from(importRuns)
    .groupBy(importRuns.sourceId);
  const columns = await db
    .select({ sourceId: sourceColumns.sourceId, count: sql<number>`count(*)::integer` })
    .from(sourceColumns)
    .groupBy(sourceColumns.sourceId);
  const kpis = await Promise.all(
    found.map(async (source) => ({
      sourceId: source.id,
      count: await db.$count(kpiDefinitions, readsSource(source)),
    })),
  );
  return found.map((source) => {
    const of = <T extends { sourceId: number | null }>(rows: T[]) =>
      rows.find((row) => row.sourceId === source.id);
    const lastAt = of(imports)?.lastAt;
    return {
      ...source,
      recordCount: Number(of(imports)?.records ?? 0),
      columnCount: of(columns)?.count ?? 0,
      kpiCount: of(kpis)?.count ?? 0,
      lastImportAt: lastAt ? new Date(lastAt) : null,
    };
  });
}

/** Records of one source, from the counts of its imports: exact, and the same price at any size. */
export async function countRecords(db: Db, sourceId: number): Promise<number> {
  return addUpImports(db, sourceId, sql`${importRuns.accepted}`);
}

/** Rows that imports kept although an owner they name was unknown then. */
export async function countUnownedRows(db: Db, sourceId: number): Promise<number> {
  return addUpImports(db, sourceId, sql`${importRuns.unowned}`);
}

async function addUpImports(db: Db, sourceId: number, counter: SQL): Promise<number> {
  const [row] = await db
    .select({ sum: sql<string>`coalesce(sum(${counter}), 0)` })
    .from(importRuns)
    .where(eq(importRuns.sourceId, sourceId));
  return Number(row?.sum ?? 0);
}

/** The KPIs that read a source, by name: by their binding, an input of their formula, or their query. */
export async function listKpisOfSource(
  db: Db,
  source: Pick<Source, "id" | "tableName">,
): Promise<{ id: number; name: string }[]> {
  return db
    .select({ id: kpiDefinitions.id, name: kpiDefinitions.name })
    .from(kpiDefinitions)
    .where(readsSource(source))
    .orderBy(asc(kpiDefinitions.name));
}
