import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { recordTable } from "@/lib/sources/record-table";
import { listEvidenceSources, recordValues } from "./kept-sources";

/**
 * Keeps a copy of every record that made a period's results, as it is now, once a record however many KPIs and people it
 * counted for. Of evidence that is too large to be kept one by one the count and the digest of the ids stand instead.
 */
export async function keepRecords(db: Db, periodId: number): Promise<void> {
  // Instants are written in one zone, whatever the server's is.
  await db.execute(sql`SET LOCAL TimeZone = 'UTC'`);
  const evidence = await listEvidenceSources(db, periodId);
  for (const sourceId of new Set(evidence.map((part) => part.sourceId))) {
    const parts = evidence.filter((part) => part.sourceId === sourceId);
    const tableName = parts[0]?.tableName;
    if (!tableName) continue;
    const kpis = sql.join(
      parts.map(
        ({ kpiId, kpiVersion, input }) => sql`(${kpiId}::integer, ${kpiVersion}::integer, ${input}::text)`,
      ),
      sql`, `,
    );
    await db.execute(sql`
      INSERT INTO kept_records (period_id, source_id, record_id, values)
      SELECT ${periodId}::integer, ${sourceId}::integer, r.record_id, ${recordValues}
        FROM ${sql.raw(recordTable({ tableName }))} AS r
       WHERE r.record_id IN (
         SELECT unnest(e.record_ids || coalesce(e.numerator_ids, '{}'))
           FROM kpi_evidence e
           JOIN kpi_results k ON k.period_id = e.period_id AND k.employee_id = e.employee_id AND k.kpi_id = e.kpi_id
          WHERE e.period_id = ${periodId} AND (e.kpi_id, k.kpi_version, e.input) IN (${kpis}))`);
  }
}
