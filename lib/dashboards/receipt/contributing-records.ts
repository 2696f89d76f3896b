import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { requireInScope, type Scope } from "@/lib/access/scope";
import { listRecordsStatement, SHARE_COLUMN } from "@/lib/kpis/bindings/list-records";
import { shareOf } from "@/lib/kpis/bindings/ownership";
import { toStatement } from "@/lib/kpis/bindings/sql-fragment";
import type { BindingRule, BindingSource, MeasureWindow } from "@/lib/kpis/types";
import type { EvidencePart } from "@/lib/scoring/evidence/queries";
import type { EvidenceHeader } from "@/lib/scoring/receipts/queries";
import { keyColumns, recordTable } from "@/lib/sources/record-table";
import type { SourceWithColumns } from "@/lib/sources/types";

/** A record behind a number, as it stands now. */
export interface ContributingRecord {
  recordId: number;
  /** By column name; instants ISO 8601, everything else as PostgreSQL writes it. */
  values: Record<string, string | null>;
  /** Null for a KPI that is no ratio. */
  inNumerator: boolean | null;
  /** This person's share of it, from 0 to 1 as decimal text; null where records are not shared, or it is none now. */
  share: string | null;
  /** It was imported again after the number was computed. */
  changedSince: boolean;
}

export interface ContributingRecords {
  rows: ContributingRecord[];
  /** That match the part and the search. */
  total: number;
  /** False: more than are kept one by one, listed by the rule itself; they cannot be searched or parted. */
  kept: boolean;
}

export interface RecordsQuery {
  employeeId: number;
  periodId: number;
  kpiId: number;
  /** Of a formula: the input whose records are meant. */
  input?: string;
  part: EvidencePart;
  /** In the key and the title. */
  search?: string;
  /** From 1. */
  page: number;
  pageSize: number;
}

export interface RecordsOf {
  source: SourceWithColumns;
  binding: BindingSource;
  rule: BindingRule;
  /** What was kept of it; null when nothing was measured. */
  evidence: EvidenceHeader | null;
  computedAt: Date;
  /** Worked out only where the rule must find the records again. */
  windowOf: () => MeasureWindow;
}

/** One page of the records behind a person's KPI value, newest first by the KPI's time column. Throws "forbidden". */
export async function listContributingRecords(
  db: Db,
  scope: Scope,
  query: RecordsQuery,
  of: RecordsOf,
): Promise<ContributingRecords> {
  await requireInScope(db, scope, query.employeeId);
  const evidence = sql`SELECT record_ids, numerator_ids, record_count FROM kpi_evidence
    WHERE period_id = ${query.periodId} AND employee_id = ${query.employeeId} AND kpi_id = ${query.kpiId}
      AND input = ${query.input ?? ""}`;
  const { evidence: kept } = of;
  if (!kept || kept.recordCount === 0) return { rows: [], total: 0, kept: true };
  if (kept.keptCount === 0) {
    return { rows: await listByRule(db, query, of), total: kept.recordCount, kept: false };
  }
  const found = sql`FROM (${evidence}) e CROSS JOIN LATERAL ${partOf(query.part)} AS wanted(id)
    JOIN ${sql.raw(recordTable(of.source.source))} r ON r.record_id = wanted.id
    WHERE ${matches(of.source, query.search)}`;
  const [rows, total] = await Promise.all([
    db.execute<RecordRow>(sql`
      SELECT p.*, p.record_id = ANY ((SELECT numerator_ids FROM (${evidence}) n)::bigint[]) AS in_numerator
        FROM (SELECT r.record_id, r.imported_at, ${shareColumn(of, query.employeeId)} AS share, ${valuesOf(of.source)} ${found}
               ORDER BY r.${sql.identifier(of.rule.timeColumn)} DESC NULLS LAST, r.record_id DESC
               LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}) p`),
    query.search ? countFound(db, found) : sizeOf(kept, query.part),
  ]);
  return { rows: rows.map((row) => toRecord(row, of.computedAt)), total, kept: true };
}

async function countFound(db: Db, found: SQL): Promise<number> {
  const [row] = await db.execute<{ count: string }>(sql`SELECT count(*) AS count ${found}`);
  return Number(row?.count ?? 0);
}

function sizeOf({ keptCount, numeratorCount }: EvidenceHeader, part: EvidencePart): number {
  const numerator = numeratorCount ?? 0;
  return { all: keptCount, numerator, rest: keptCount - numerator }[part];
}

interface RecordRow extends Record<string, unknown> {
  record_id: string;
  imported_at: string | null;
  values: Record<string, string | null>;
  in_numerator: boolean | null;
  share: string | null;
}

const toRecord = (row: RecordRow, computedAt: Date): ContributingRecord => ({
  recordId: Number(row.record_id),
  values: row.values,
  inNumerator: row.in_numerator,
  share: row.share,
  changedSince: row.imported_at !== null && new Date(row.imported_at) > computedAt,
});

/** Of a record `r`. */
function shareColumn({ rule, binding }: RecordsOf, employeeId: number): SQL {
  const share = shareOf(rule, binding, employeeId);
  return share ? statementOf(toStatement(share)) : sql`NULL::text`;
}

function partOf(part: EvidencePart): SQL {
  switch (part) {
    case "all":
      return sql`unnest(e.record_ids)`;
    case "numerator":
      return sql`unnest(e.numerator_ids)`;
    case "rest":
      return sql`(SELECT unnest(e.record_ids) EXCEPT SELECT unnest(e.numerator_ids))`;
  }
}

/** json keeps decimals and instants exactly as text. */
function valuesOf({ columns }: SourceWithColumns): SQL {
  const pairs = columns.map(({ columnName, dataType }) => {
    const value = sql`r.${sql.identifier(columnName)}`;
    const text =
      dataType === "timestamp"
        ? sql`to_char(${value} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
        : sql`${value}::text`;
    return sql`${columnName}::text, ${text}`;
  });
  return sql`json_build_object(${sql.join(pairs, sql`, `)}) AS values`;
}

function matches({ columns }: SourceWithColumns, search: string | undefined): SQL {
  const words = search?.trim();
  if (!words) return sql`true`;
  const pattern = `%${words.replaceAll(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const names = [
    ...keyColumns(columns).filter((name) => name !== "row_digest"),
    ...columns.filter(({ isTitle }) => isTitle).map(({ columnName }) => columnName),
  ];
  if (names.length === 0) return sql`true`;
  const each = names.map((name) => sql`r.${sql.identifier(name)}::text ILIKE ${pattern}`);
  return sql`(${sql.join(each, sql` OR `)})`;
}

/** Where ids are not kept, the rule finds the same records again: they may have changed since, which cannot be told. */
async function listByRule(
  db: Db,
  { employeeId, page, pageSize }: RecordsQuery,
  { rule, binding, windowOf }: RecordsOf,
): Promise<ContributingRecord[]> {
  const statement = listRecordsStatement(rule, binding, {
    window: windowOf(),
    employeeId,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const rows = await db.execute<Record<string, string | null>>(statementOf(statement));
  return rows.map(({ record_id, [SHARE_COLUMN]: share, ...values }) => ({
    recordId: Number(record_id),
    values,
    share: share ?? null,
    inNumerator: null,
    changedSince: false,
  }));
}

/** `$1` and its kind become the query builder's own parameters. */
function statementOf({ text, parameters }: { text: string; parameters: readonly string[] }): SQL {
  const pieces = text.split(/\$(\d+)/);
  return sql.join(
    pieces.map((piece, at) => (at % 2 === 0 ? sql.raw(piece) : sql`${parameters[Number(piece) - 1]}`)),
  );
}
