import { eq, ne, sql } from "drizzle-orm";
import { kpiDefinitions } from "@/db/schema/kpis";
import { sources } from "@/db/schema/sources";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { columnIdentifier } from "@/lib/csv/identifier";
import { conflict, invalid } from "@/lib/errors";
import { columnProblems } from "@/lib/sources/check-columns";
import type { CreateSourceInput, UpdateSourceInput } from "@/lib/sources/input";
import { requireSource } from "@/lib/sources/queries";
import { readsSource } from "@/lib/sources/read-by-kpi";
import { contributorsView, nameRecordColumns, recordTable } from "@/lib/sources/record-table";
import { storeSource } from "@/lib/sources/store-source";
import { type ColumnDeclaration, roleFlags } from "@/lib/sources/types";

/** Makes a source with a typed table of its own; returns its id. Every fault is refused at its field. */
export async function createSource(ctx: Ctx, input: CreateSourceInput): Promise<number> {
  requireAbility(ctx.actor, "configure sources");
  const problems = columnProblems(input.columns);
  if (problems.length > 0) throw invalid(problems);
  return inTransaction(ctx, async (tx) => {
    await lockNames(tx);
    await requireFreeName(tx, input.name);
    const tableName = await freeTableName(tx, input.name);
    return storeSource(
      tx,
      {
        slug: tableName,
        tableName,
        name: input.name,
        description: input.description,
        recordNoun: input.record_noun,
        recordNounPlural: input.record_noun_plural ?? `${input.record_noun}s`,
        origin: "csv",
        unknownOwners: input.unknown_owners,
        timeZone: input.time_zone,
        fileFormat: input.file_format,
        createdBy: ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      },
      declareColumns(input.columns),
    );
  });
}

/** Changes what does not touch the stored records: name, description, policy and time zone of coming imports. */
export async function updateSource(ctx: Ctx, sourceId: number, input: UpdateSourceInput): Promise<void> {
  requireAbility(ctx.actor, "configure sources");
  await inTransaction(ctx, async (tx) => {
    await lockNames(tx);
    const { source } = await requireSource(tx.db, sourceId);
    if (input.name !== undefined) await requireFreeName(tx, input.name, sourceId);
    const after = {
      name: input.name ?? source.name,
      description: input.description ?? source.description,
      unknownOwners: input.unknown_owners ?? source.unknownOwners,
      timeZone: input.time_zone === undefined ? source.timeZone : input.time_zone,
    };
    await tx.db.update(sources).set(after).where(eq(sources.id, sourceId));
    const { name, description, unknownOwners, timeZone } = source;
    await recordAudit(tx, {
      action: "source.changed",
      entityType: "source",
      entityId: sourceId,
      before: { name, description, unknownOwners, timeZone },
      after,
    });
  });
}

/** Removes a source with all its records. Built-in sources, and those that a KPI reads or a stored result was made of, stay. */
export async function deleteSource(ctx: Ctx, sourceId: number): Promise<void> {
  requireAbility(ctx.actor, "configure sources");
  await inTransaction(ctx, async (tx) => {
    const { source } = await requireSource(tx.db, sourceId);
    if (source.origin === "builtin") throw conflict(`${source.name} is built in and stays.`);
    const readers = await tx.db
      .select({ id: kpiDefinitions.id })
      .from(kpiDefinitions)
      .where(readsSource(source));
    if (readers.length > 0)
      throw conflict(
        `${readers.length === 1 ? "One KPI reads" : `${readers.length} KPIs read`} ${source.name}. Change or delete them first.`,
      );
    await requireUnusedInResults(tx, source);
    await tx.db.delete(sources).where(eq(sources.id, sourceId));
    await tx.db.execute(sql.raw(`DROP VIEW IF EXISTS ${contributorsView(source)}`));
    await tx.db.execute(sql.raw(`DROP TABLE ${recordTable(source)}`));
    await recordAudit(tx, {
      action: "source.deleted",
      entityType: "source",
      entityId: sourceId,
      before: { name: source.name, tableName: source.tableName },
    });
  });
}

/** A KPI that reads another source by now may have left results whose evidence is in this one. */
async function requireUnusedInResults(tx: Ctx, source: { id: number; name: string }): Promise<void> {
  const [period] = await tx.db.execute<{ name: string }>(sql`
    SELECT p.name FROM kpi_definition_versions v
      JOIN kpi_results r ON r.kpi_id = v.kpi_id AND r.kpi_version = v.version
      JOIN evaluation_periods p ON p.id = r.period_id
     WHERE jsonb_path_exists(v.definition, '$.**.source_id ? (@ == $id)', ${JSON.stringify({ id: source.id })}::text::jsonb)
    UNION ALL
    SELECT p.name FROM evaluation_periods p
     WHERE EXISTS (SELECT FROM kept_records k WHERE k.period_id = p.id AND k.source_id = ${source.id})
    LIMIT 1`);
  if (period)
    throw conflict(
      `Scores of ${period.name} were made of the records of ${source.name}: it stays, to show them.`,
    );
}

function declareColumns(columns: CreateSourceInput["columns"]): ColumnDeclaration[] {
  const names = nameRecordColumns(columns.map((column) => column.header));
  return columns.map((column, index) => ({
    position: index + 1,
    header: column.header,
    label: column.label ?? column.header,
    columnName: names[index] ?? `column_${index + 1}`,
    // Numbers that name people are names: "0042" and "42" are two employee numbers.
    dataType: column.roles.some((role) => role === "owner" || role === "team") ? "text" : column.data_type,
    ...roleFlags(column.roles),
    dateFormat: column.date_format,
    decimalMark: column.decimal_mark,
    groupMark: column.group_mark,
    nullTokens: column.null_tokens,
  }));
}

/** Names are few and rarely made: one writer at a time keeps "free" true until the commit. */
const lockNames = (tx: Ctx) => tx.db.execute(sql`LOCK TABLE ${sources} IN SHARE ROW EXCLUSIVE MODE`);

async function requireFreeName(tx: Ctx, name: string, exceptId = 0): Promise<void> {
  const others = await tx.db.select({ name: sources.name }).from(sources).where(ne(sources.id, exceptId));
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    throw invalid([{ path: "name", message: `There is a source called ${name} already.` }]);
}

async function freeTableName(tx: Ctx, name: string): Promise<string> {
  const used = new Set(
    (await tx.db.select({ tableName: sources.tableName }).from(sources)).map((source) => source.tableName),
  );
  const base = columnIdentifier(name).slice(0, 40).replace(/_+$/, "");
  let free = base;
  for (let count = 2; used.has(free); count++) free = `${base}_${count}`;
  return free;
}
