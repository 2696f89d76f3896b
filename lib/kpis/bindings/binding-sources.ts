import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { organisations } from "@/db/schema/people";
import { sourceColumns, sources } from "@/db/schema/sources";
import { notFound } from "@/lib/errors";
import type { BindingSource } from "../types";
import { toBindingColumn } from "./columns";

export interface ListedSource extends BindingSource {
  id: number;
  name: string;
  /** Columns that tell records apart, which conditions seldom ask about: key and title. */
  namingColumns: string[];
}

/** Every source with its columns as bindings see them, by name. */
export async function listBindingSources(db: Db): Promise<ListedSource[]> {
  const [organisation] = await db.select({ timeZone: organisations.timeZone }).from(organisations);
  const found = await db.select().from(sources).orderBy(asc(sources.name), asc(sources.id));
  const columns = await db.select().from(sourceColumns).orderBy(asc(sourceColumns.position));
  return found.map((source) => {
    const own = columns.filter((column) => column.sourceId === source.id);
    return {
      id: source.id,
      name: source.name,
      tableName: source.tableName,
      recordNoun: source.recordNoun,
      recordNounPlural: source.recordNounPlural,
      timeZone: source.timeZone ?? organisation?.timeZone ?? "UTC",
      dayTimeZone: organisation?.timeZone ?? "UTC",
      namingColumns: own
        .filter((column) => column.isKey || column.isTitle)
        .map((column) => column.columnName),
      columns: own.map(toBindingColumn),
    };
  });
}

export async function getBindingSource(db: Db, sourceId: number): Promise<ListedSource | null> {
  const [known] = await db.select({ id: sources.id }).from(sources).where(eq(sources.id, sourceId));
  if (!known) return null;
  return (await listBindingSources(db)).find((source) => source.id === sourceId) ?? null;
}

/** Throws AppError "not_found". */
export async function requireBindingSource(db: Db, sourceId: number): Promise<ListedSource> {
  const source = await getBindingSource(db, sourceId);
  if (!source) throw notFound("This source");
  return source;
}
