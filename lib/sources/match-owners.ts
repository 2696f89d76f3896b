import { type SQL, sql } from "drizzle-orm";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { matchContributors, readContributors } from "@/lib/sources/contributors";
import { contributorCells } from "@/lib/sources/import/match-row";
import { OwnerIndex } from "@/lib/sources/import/owners";
import { UnitIndex } from "@/lib/sources/import/units";
import { requireSource } from "@/lib/sources/queries";
import { contributorColumns, ownerIdColumn, recordTable, unitIdColumn } from "@/lib/sources/record-table";
import type { SourceColumn } from "@/lib/sources/types";

/**
 * Looks again for the owners of records that were kept without one: people, aliases and units may have been added since.
 * Contributors that were unknown get the share they were named with. Returns how many owners were found. Records that
 * have an owner stay as they are; safe to repeat.
 */
export async function matchOwners(ctx: Ctx, sourceId: number): Promise<number> {
  requireAbility(ctx.actor, "import records");
  return inTransaction(ctx, async (tx) => {
    const of = await requireSource(tx.db, sourceId);
    const owners = await OwnerIndex.load(tx.db);
    const units = await UnitIndex.load(tx.db);
    const table = sql.raw(recordTable(of.source));
    let matched = 0;
    for (const column of of.columns) {
      if (column.isOwner)
        matched += await matchOne(tx, {
          table,
          column,
          idColumn: ownerIdColumn,
          match: (text) => owners.match(text),
        });
      if (column.isTeam)
        matched += await matchOne(tx, {
          table,
          column,
          idColumn: unitIdColumn,
          match: (text) => units.match(text),
        });
      if (column.isContributors) matched += await matchShared(tx, { table, column, owners });
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

interface MatchOne {
  table: SQL;
  column: SourceColumn;
  idColumn: (columnName: string) => string;
  match: (text: string) => number | null;
}

async function matchOne(tx: Ctx, { table, column, idColumn, match }: MatchOne): Promise<number> {
  const text = sql.identifier(column.columnName);
  const id = sql.identifier(idColumn(column.columnName));
  const unknown = await tx.db.execute<{ text: string }>(
    sql`SELECT DISTINCT ${text} AS text FROM ${table} WHERE ${id} IS NULL AND ${text} IS NOT NULL`,
  );
  const found = unknown.flatMap((row) => {
    const known = match(row.text);
    return known === null ? [] : [{ text: row.text, id: known }];
  });
  if (found.length === 0) return 0;
  const changed = await tx.db.execute(sql`
    UPDATE ${table} r SET ${id} = found.id
      FROM json_to_recordset(${JSON.stringify(found)}::text::json) AS found(text text, id integer)
     WHERE r.${text} = found.text AND r.${id} IS NULL`);
  return changed.count;
}

interface MatchShared {
  table: SQL;
  column: SourceColumn;
  owners: OwnerIndex;
}

/** Shares that someone has add to 1 unless one of those named is unknown. */
async function matchShared(tx: Ctx, { table, column, owners }: MatchShared): Promise<number> {
  const text = sql.identifier(column.columnName);
  const names = contributorColumns(column.columnName);
  const [ids, shares] = [sql.identifier(names.employeeIds), sql.identifier(names.shares)];
  const isOpen = sql`r.${text} IS NOT NULL AND coalesce((SELECT sum(s) FROM unnest(r.${shares}) AS s), 0) < 1`;
  const open = await tx.db.execute<{ text: string }>(
    sql`SELECT DISTINCT r.${text} AS text FROM ${table} r WHERE ${isOpen}`,
  );
  const found = open.flatMap((row) => {
    const read = readContributors(row.text);
    if (!read.ok) return [];
    const [employeeIds, share] = contributorCells(
      matchContributors(read.named, (name) => owners.match(name)),
    );
    return employeeIds === null ? [] : [{ text: row.text, ids: employeeIds, shares: share }];
  });
  if (found.length === 0) return 0;
  const changed = await tx.db.execute(sql`
    UPDATE ${table} r SET ${ids} = found.ids::integer[], ${shares} = found.shares::numeric[]
      FROM json_to_recordset(${JSON.stringify(found)}::text::json) AS found(text text, ids text, shares text)
     WHERE r.${text} = found.text AND ${isOpen}
       AND (r.${ids}, r.${shares}) IS DISTINCT FROM (found.ids::integer[], found.shares::numeric[])`);
  return changed.count;
}
