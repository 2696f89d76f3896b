import type { Sql } from "@/db/client";
import type { Measured, MeasuredKpi } from "./measured";

interface ManualTask {
  /** Manual KPIs, and the people each is wanted for. */
  kpis: readonly { kpiId: number; employeeIds: ReadonlySet<number> }[];
  periodId: number;
}

/** The entries that count for a period, of all manual KPIs in one SELECT. Who has none has no data: nothing is guessed. */
export async function measureManual(
  transaction: Sql,
  { kpis, periodId }: ManualTask,
): Promise<MeasuredKpi[]> {
  if (kpis.length === 0) return [];
  const startedAt = performance.now();
  const ids = `{${kpis.map(({ kpiId }) => kpiId).join(",")}}`;
  const rows = await transaction<EntryRow[]>`
    SELECT id, kpi_id, employee_id, value::text AS value FROM manual_entries
     WHERE period_id = ${periodId} AND kpi_id = ANY (${ids}::integer[])
       AND replaced_at IS NULL AND value IS NOT NULL`;
  const durationMs = Math.round((performance.now() - startedAt) / kpis.length);
  return kpis.map(({ kpiId, employeeIds }): MeasuredKpi => {
    const own = rows.filter((row) => row.kpi_id === kpiId && employeeIds.has(row.employee_id));
    const byEmployee = new Map(
      own.map((row): [number, Measured] => [
        row.employee_id,
        {
          recordCount: 1,
          actual: row.value,
          numerator: null,
          denominator: null,
          working: { kind: "manual", entry_id: row.id },
        },
      ]),
    );
    const statement = `SELECT employee_id, value AS actual
  FROM manual_entries
 WHERE period_id = ${periodId} AND kpi_id = ${kpiId} AND replaced_at IS NULL AND value IS NOT NULL`;
    return {
      kpiId,
      kind: "manual",
      byEmployee,
      withoutRecords: null,
      recordCount: own.length,
      statement,
      durationMs,
    };
  });
}

interface EntryRow {
  id: number;
  kpi_id: number;
  employee_id: number;
  value: string;
}
