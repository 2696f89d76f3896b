import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { DecimalString } from "@/lib/decimal";
import { invalid } from "@/lib/errors";
import { requireSource } from "@/lib/sources/queries";
import { keyColumns, quoteIdentifier, recordTable } from "@/lib/sources/record-table";
import { listEvidenceSources } from "../finalisation/kept-sources";

export interface FigureKey {
  periodId: number;
  employeeId: number;
  kpiId: number;
}

/** A KPI's figure by the rules alone, without overrides. */
export interface Figure {
  value: DecimalString | null;
  score: DecimalString | null;
}

/** Null when the person was not scored on the KPI in that period. */
export async function getFigure(
  db: Db,
  key: FigureKey,
): Promise<(Figure & { counts: DecimalString | null }) | null> {
  const rows = await db.execute<{ value: string | null; score: string | null; counts: string | null }>(sql`
    SELECT actual_value AS value, score AS counts, CASE WHEN is_adjusted THEN computed_score ELSE score END AS score
      FROM kpi_results WHERE period_id = ${key.periodId} AND employee_id = ${key.employeeId} AND kpi_id = ${key.kpiId}`);
  return rows[0] ?? null;
}

export interface DisputedRecords {
  sourceId: number | null;
  recordIds: number[];
  /** The records' own numbers, in the same order. */
  labels: string[];
}

/** The records with their own numbers. Throws "invalid" for one that is not among those the figure was made of. */
export async function findDisputedRecords(
  db: Db,
  key: FigureKey & { input: string },
  asked: readonly number[],
): Promise<DisputedRecords> {
  const ids = [...new Set(asked)].sort((a, b) => a - b);
  if (ids.length === 0) return { sourceId: null, recordIds: [], labels: [] };
  const [scored] = await db.execute<{ kpi_version: number }>(sql`
    SELECT kpi_version FROM kpi_results
     WHERE period_id = ${key.periodId} AND employee_id = ${key.employeeId} AND kpi_id = ${key.kpiId}`);
  const evidence = (await listEvidenceSources(db, key.periodId)).find(
    ({ kpiId, kpiVersion, input }) =>
      kpiId === key.kpiId && kpiVersion === scored?.kpi_version && input === key.input,
  );
  const found = evidence ? await labelsOf(db, evidence.sourceId, key, ids) : new Map<number, string>();
  if (!evidence || ids.some((id) => !found.has(id)))
    throw invalid([{ path: "record_ids", message: "Choose among the records that made this figure." }]);
  return { sourceId: evidence.sourceId, recordIds: ids, labels: ids.map((id) => found.get(id) ?? "") };
}

async function labelsOf(
  db: Db,
  sourceId: number,
  key: FigureKey & { input: string },
  ids: readonly number[],
): Promise<Map<number, string>> {
  const { source, columns } = await requireSource(db, sourceId);
  const [name = "row_digest"] = keyColumns(columns);
  const label = name === "row_digest" ? sql`e.id::text` : sql.raw(`r.${quoteIdentifier(name)}::text`);
  const rows = await db.execute<{ id: string; label: string | null }>(sql`
    SELECT e.id, ${label} AS label
      FROM (SELECT unnest(record_ids) AS id FROM kpi_evidence WHERE period_id = ${key.periodId}
               AND employee_id = ${key.employeeId} AND kpi_id = ${key.kpiId} AND input = ${key.input}) AS e
      LEFT JOIN ${sql.raw(recordTable(source))} r ON r.record_id = e.id
     WHERE e.id = ANY (${`{${ids.join(",")}}`}::bigint[])`);
  return new Map(rows.map((row) => [Number(row.id), row.label ?? row.id]));
}
