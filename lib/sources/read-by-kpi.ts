import { type SQL, sql } from "drizzle-orm";
import { kpiBindings, kpiDefinitions } from "@/db/schema/kpis";
import type { Source } from "@/lib/sources/types";

/** The predicate "this KPI reads the source": by its binding, an input of its formula, or a query that names the table. */
export function readsSource({ id, tableName }: Pick<Source, "id" | "tableName">): SQL {
  const input = JSON.stringify({ inputs: [{ source: { type: "binding", binding: { source_id: id } } }] });
  return sql`(${kpiDefinitions.id} IN (SELECT ${kpiBindings.kpiId} FROM ${kpiBindings} WHERE ${kpiBindings.sourceId} = ${id})
    OR ${kpiDefinitions.dataSource} @> ${input}::jsonb
    OR ${kpiDefinitions.dataSource}::text ~* ${`\\m${tableName}(__contributors)?\\M`})`;
}
