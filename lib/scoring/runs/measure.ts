import type { Sql } from "@/db/client";
import { actualWithoutRow, compileBinding } from "@/lib/kpis/compile-binding";
import type { PeriodWindow } from "../periods/window";
import type { LoadedBinding } from "./load-bindings";

/** Records kept one by one for a person and KPI; beyond that their count, predicate and digest stand for them. */
export const KEPT_RECORDS = 10_000;

/** What one person's records say on one KPI. Values have six decimals, as text. */
export interface Measured {
  recordCount: number;
  actual: string | null;
  numerator: string | null;
  denominator: string | null;
}

export interface MeasuredKpi {
  kpiId: number;
  /** By employee; no entry: no records at all. */
  byEmployee: Map<number, Measured>;
  /** The actual of a person without records: 0 where the binding says so. */
  withoutRecords: string | null;
  recordCount: number;
  statement: string;
  durationMs: number;
}

export interface MeasureTask {
  kpiId: number;
  binding: LoadedBinding;
  window: PeriodWindow;
  periodId: number;
  /** Those whose template has the KPI. */
  employeeIds: readonly number[];
  /** Whether the statement itself is narrowed to them: pays when they are few. */
  narrow: boolean;
}

/** Measures one KPI for everybody and keeps the evidence, in one statement: record ids never leave the database. */
export async function measureKpi(transaction: Sql, task: MeasureTask): Promise<MeasuredKpi> {
  const { kpiId, binding, window, periodId, employeeIds, narrow } = task;
  const startedAt = performance.now();
  const measuring = compileBinding(binding.rule, binding.source, {
    window: {
      startDate: window.periodStart,
      endDate: window.periodEnd,
      startInstant: window.startsAt.toISOString(),
      endInstant: window.endsAt.toISOString(),
    },
    employeeIds: narrow ? employeeIds : undefined,
  });
  const first = measuring.parameters.length + 1;
  const statement = `
    WITH measured AS MATERIALIZED (
      SELECT * FROM (${measuring.text}) AS everyone WHERE employee_id = ANY ($${first}::integer[])
    ), kept AS (
      INSERT INTO kpi_evidence (period_id, employee_id, kpi_id, record_count, record_ids, numerator_ids, digest)
      SELECT $${first + 1}::integer, employee_id, $${first + 2}::integer, record_count,
             CASE WHEN NOT too_many THEN record_ids END,
             CASE WHEN NOT too_many THEN numerator_ids END,
             CASE WHEN too_many THEN encode(sha256(convert_to(array_to_string(record_ids, ','), 'UTF8')), 'hex') END
        FROM (SELECT *, greatest(cardinality(record_ids), cardinality(numerator_ids)) > ${KEPT_RECORDS} AS too_many
                FROM measured) AS m
       WHERE cardinality(record_ids) > 0 OR cardinality(numerator_ids) > 0
    )
    SELECT employee_id, record_count, actual, round(numerator, 6) AS numerator, round(denominator, 6) AS denominator
      FROM measured`;
  const parameters = [...measuring.parameters, `{${employeeIds.join(",")}}`, String(periodId), String(kpiId)];
  const rows = await transaction.unsafe<MeasuredRow[]>(statement, parameters).values();

  const byEmployee = new Map<number, Measured>();
  let recordCount = 0;
  for (const [employeeId, count, actual, numerator, denominator] of rows as unknown as MeasuredRow[]) {
    byEmployee.set(employeeId, { recordCount: count, actual, numerator, denominator });
    recordCount += count;
  }
  return {
    kpiId,
    byEmployee,
    withoutRecords: actualWithoutRow(binding.rule),
    recordCount,
    statement: measuring.readable,
    durationMs: Math.round(performance.now() - startedAt),
  };
}

type MeasuredRow = [
  employeeId: number,
  recordCount: number,
  actual: string | null,
  numerator: string | null,
  denominator: string | null,
];
