import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { columnOf } from "@/lib/kpis/bindings/columns";
import { recordTable, unitIdColumn } from "@/lib/sources/record-table";
import type { BindingInForce } from "./binding-in-force";

/** So many are named; a person is seldom credited with the records of more. */
const MOST_NAMED = 5;

interface EvidenceKey {
  employeeId: number;
  periodId: number;
  kpiId: number;
}

/**
 * The units whose records made a person's number, by name: those the records name, of which the person was a member on
 * the day. Empty for records that are not a unit's, and where record ids were not kept.
 */
export async function listCreditedUnits(
  db: Db,
  { employeeId, periodId, kpiId }: EvidenceKey,
  { rule, binding, source }: BindingInForce,
): Promise<string[]> {
  const column = columnOf(binding, rule.ownershipRule);
  if (column.ownership !== "team") return [];
  const unitId: SQL = sql`r.${sql.identifier(unitIdColumn(column.name))}`;
  const rows = await db.execute<{ name: string }>(sql`
    SELECT DISTINCT u.name
      FROM kpi_evidence e
     CROSS JOIN LATERAL unnest(e.record_ids) AS counted(id)
      JOIN ${sql.raw(recordTable(source.source))} r ON r.record_id = counted.id
      JOIN org_units u ON u.id = ${unitId}
     WHERE e.period_id = ${periodId} AND e.employee_id = ${employeeId} AND e.kpi_id = ${kpiId} AND e.input = ''
     ORDER BY u.name LIMIT ${MOST_NAMED}`);
  return rows.map(({ name }) => name);
}
