import { sql } from "drizzle-orm";
import { sourceColumns, sources } from "@/db/schema/sources";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { createRecordTable } from "@/lib/sources/record-table";
import type { ColumnDeclaration } from "@/lib/sources/types";

/** Writes a source, its columns and its record table, and audits it. In the caller's transaction; checks nothing. */
export async function storeSource(
  ctx: Ctx,
  source: typeof sources.$inferInsert,
  columns: readonly ColumnDeclaration[],
): Promise<number> {
  const [stored] = await ctx.db.insert(sources).values(source).returning({ id: sources.id });
  if (!stored) throw new Error("The source was not stored.");
  await ctx.db.insert(sourceColumns).values(columns.map((column) => ({ ...column, sourceId: stored.id })));
  for (const statement of createRecordTable(source.tableName, columns))
    await ctx.db.execute(sql.raw(statement));
  await recordAudit(ctx, {
    action: "source.created",
    entityType: "source",
    entityId: stored.id,
    after: { ...source, columns: columns.map(({ columnName, dataType }) => `${columnName} ${dataType}`) },
  });
  return stored.id;
}
