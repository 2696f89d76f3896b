import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FormulaDataSource } from "@/lib/kpis/data-source";
import { bookkeepingColumns } from "@/lib/sources/record-table";

/** Which KPI's evidence is of which source; of a formula, by its input. */
export interface EvidenceSource {
  kpiId: number;
  input: string;
  sourceId: number;
  tableName: string;
}

interface Row extends Record<string, unknown> {
  kpi_id: number;
  input: string;
  definition: { binding?: { source_id: number }; data_source?: FormulaDataSource } | null;
  bound_to: number | null;
}

/** By the KPI versions that made a period's results; where one was not kept, by today's binding. */
export async function listEvidenceSources(db: Db, periodId: number): Promise<EvidenceSource[]> {
  const rows = await db.execute<Row>(sql`
    SELECT DISTINCT ON (e.kpi_id, e.input) e.kpi_id, e.input, v.definition, b.source_id AS bound_to
      FROM kpi_evidence e
      JOIN kpi_results r ON r.period_id = e.period_id AND r.employee_id = e.employee_id AND r.kpi_id = e.kpi_id
      LEFT JOIN kpi_definition_versions v ON v.kpi_id = r.kpi_id AND v.version = r.kpi_version
      LEFT JOIN kpi_bindings b ON b.kpi_id = e.kpi_id
     WHERE e.period_id = ${periodId} ORDER BY e.kpi_id, e.input`);
  const bindings = await db.execute<{ kpi_id: number; source_id: number }>(
    sql`SELECT kpi_id, source_id FROM kpi_bindings`,
  );
  const tables = await db.execute<{ id: number; table_name: string }>(
    sql`SELECT id, table_name FROM sources`,
  );
  const sourceOf = new Map(bindings.map((row) => [row.kpi_id, row.source_id]));
  const tableOf = new Map(tables.map((row) => [row.id, row.table_name]));
  return rows.flatMap((row): EvidenceSource[] => {
    const sourceId = sourceIdOf(row, sourceOf);
    const tableName = sourceId === null ? undefined : tableOf.get(sourceId);
    return sourceId === null || tableName === undefined
      ? []
      : [{ kpiId: row.kpi_id, input: row.input, sourceId, tableName }];
  });
}

function sourceIdOf({ input, definition, bound_to }: Row, sourceOf: Map<number, number>): number | null {
  if (input === "") return definition?.binding?.source_id ?? bound_to;
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
