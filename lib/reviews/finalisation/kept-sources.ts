import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FormulaDataSource } from "@/lib/kpis/bindings/data-source";
import { bookkeepingColumns } from "@/lib/sources/record-table";

/** Which KPI's evidence is of which source, by the version it was measured by; of a formula, by its input. */
export interface EvidenceSource {
  kpiId: number;
  kpiVersion: number;
  input: string;
  sourceId: number;
  /** Null: the source is no more. */
  tableName: string | null;
}

interface Row extends Record<string, unknown> {
  kpi_id: number;
  kpi_version: number;
  input: string;
  definition: { binding?: { source_id: number }; data_source?: FormulaDataSource } | null;
}

/**
 * By the KPI versions that made a period's results, and, of KPIs that are inputs of a formula, those of when it became
 * final: what is bound otherwise since does not matter. Where no version was kept, by today's binding.
 */
export async function listEvidenceSources(db: Db, periodId: number): Promise<EvidenceSource[]> {
  const rows = await db.execute<Row>(sql`
    SELECT e.kpi_id, e.input, e.kpi_version, v.definition
      FROM (SELECT DISTINCT e.kpi_id, e.input, r.kpi_version FROM kpi_evidence e
              JOIN kpi_results r ON r.period_id = e.period_id AND r.employee_id = e.employee_id AND r.kpi_id = e.kpi_id
             WHERE e.period_id = ${periodId}) AS e
      LEFT JOIN kpi_definition_versions v ON v.kpi_id = e.kpi_id AND v.version = e.kpi_version
     ORDER BY e.kpi_id, e.input, e.kpi_version`);
  const bindings = await db.execute<{ kpi_id: number; source_id: number | null }>(sql`
    SELECT k.id AS kpi_id,
           CASE WHEN v.definition ? 'data_source' THEN NULL
                ELSE coalesce((v.definition #>> '{binding,source_id}')::integer, b.source_id) END AS source_id
      FROM kpi_definitions k
      LEFT JOIN kpi_bindings b ON b.kpi_id = k.id
      LEFT JOIN LATERAL (
        SELECT d.definition FROM kpi_definition_versions d
         WHERE d.kpi_id = k.id
           AND d.created_at <= coalesce((SELECT finalized_at FROM evaluation_periods WHERE id = ${periodId}), 'infinity')
         ORDER BY d.version DESC LIMIT 1) AS v ON true`);
  const tables = await db.execute<{ id: number; table_name: string }>(
    sql`SELECT id, table_name FROM sources`,
  );
  const sourceOf = new Map(bindings.map((row) => [row.kpi_id, row.source_id]));
  const tableOf = new Map(tables.map((row) => [row.id, row.table_name]));
  return rows.flatMap((row): EvidenceSource[] => {
    const sourceId = sourceIdOf(row, sourceOf);
    if (sourceId === null) return [];
    const { kpi_id: kpiId, kpi_version: kpiVersion, input } = row;
    return [{ kpiId, kpiVersion, input, sourceId, tableName: tableOf.get(sourceId) ?? null }];
  });
}

function sourceIdOf({ kpi_id, input, definition }: Row, sourceOf: Map<number, number | null>): number | null {
  if (input === "") return definition?.binding?.source_id ?? sourceOf.get(kpi_id) ?? null;
  const found = definition?.data_source?.inputs?.find(({ variable }) => variable === input)?.source;
  if (found?.type === "binding") return found.binding.source_id;
  return found?.type === "kpi" ? (sourceOf.get(found.kpi_id) ?? null) : null;
}

/** A record without what imports note about it: an identical line imported again changes nothing. */
export const recordValues = sql.raw(
  `(to_jsonb(r) - ARRAY[${bookkeepingColumns
    .filter((column) => column !== "row_digest")
    .map((column) => `'${column}'`)
    .join(", ")}])`,
);
