import { sql } from "drizzle-orm";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { OwnerIndex } from "@/lib/sources/import/owners";
import { requireSource } from "@/lib/sources/queries";
import { ownerIdColumn, recordTable } from "@/lib/sources/record-table";

/**
 * Looks again for the owners of records that were kept without one: people and aliases may have been added since.
 * Returns how many owners were found. Records that have an owner stay as they are; safe to repeat.
 */
export async function matchOwners(ctx: Ctx, sourceId: number): Promise<number> {
  requireAbility(ctx.actor, "import records");
  return inTransaction(ctx, async (tx) => {
    const of = await requireSource(tx.db, sourceId);
    const owners = await OwnerIndex.load(tx.db);
    const table = sql.raw(recordTable(of.source));
    let matched = 0;
    for (const { columnName } of of.columns.filter((column) => column.isOwner)) {
      const text = sql.identifier(columnName);
      const employeeId = sql.identifier(ownerIdColumn(columnName));
      const unknown = await tx.db.execute<{ text: string }>(
        sql`SELECT DISTINCT ${text} AS text FROM ${table} WHERE ${employeeId} IS NULL AND ${text} IS NOT NULL`,
      );
      const found = unknown.flatMap((row) => {
        const id = owners.match(row.text);
        return id === null ? [] : [{ text: row.text, id }];
      });
      if (found.length === 0) continue;
      const changed = await tx.db.execute(sql`
        UPDATE ${table} r SET ${employeeId} = found.id
          FROM json_to_recordset(${JSON.stringify(found)}::text::json) AS found(text text, id integer)
         WHERE r.${text} = found.text AND r.${employeeId} IS NULL`);
      matched += changed.count;
    }
    if (matched > 0)
      await recordAudit(tx, {
        action: "source.owners_matched",
        entityType: "source",
        entityId: sourceId,
        after: { matched },
      });
    return matched;
  });
}
