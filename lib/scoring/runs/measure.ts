import type { Sql } from "@/db/client";
import { actualWithoutRow, compileBinding } from "@/lib/kpis/bindings/compile-binding";
import { compileShared, sharedKey } from "@/lib/kpis/bindings/compile-shared";
import { asMeasureWindow } from "../periods/measure-window";
import type { PeriodWindow } from "../periods/window";
import type { LoadedBinding } from "./load-calculations";
import type { Measured, MeasuredKpi } from "./measured";

/** Records kept one by one for a person and KPI; beyond that their count, predicate and digest stand for them. */
export const KEPT_RECORDS = 10_000;

export interface KpiToMeasure {
  kpiId: number;
  /** Of a formula: the input whose records these are; empty: the KPI's own. */
  input: string;
  binding: LoadedBinding;
  /** Those whose template has the KPI. */
  employeeIds: readonly number[];
}

/** KPIs over the same records of the same people. */
export interface MeasureTask {
  kpis: readonly KpiToMeasure[];
  window: PeriodWindow;
  periodId: number;
  /** Whether the statement itself is narrowed to the people asked for: pays when they are few. */
  narrow: boolean;
}

/** KPIs in one statement at most: each holds a list of records a person while it runs. */
const MOST_TOGETHER = 12;

/** KPIs that can share a pass over their records, together. */
export function groupByRecords(kpis: readonly KpiToMeasure[]): KpiToMeasure[][] {
  const groups = new Map<string, KpiToMeasure[]>();
  for (const kpi of kpis) {
    const key = sharedKey(kpi.binding.rule, kpi.binding.source);
    groups.set(key, [...(groups.get(key) ?? []), kpi]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / MOST_TOGETHER) }, (_, index) =>
      group.slice(index * MOST_TOGETHER, (index + 1) * MOST_TOGETHER),
    ),
  );
}

export interface MeasuredBinding extends MeasuredKpi {
  input: string;
}

/** Measures KPIs for everybody and keeps their evidence, in one statement: record ids never leave the database. */
export async function measureTogether(transaction: Sql, task: MeasureTask): Promise<MeasuredBinding[]> {
  const startedAt = performance.now();
  const { text, parameters } = measuringStatement(task);
  const rows = (await transaction.unsafe(text, parameters).values()) as unknown as MeasuredRow[];
  const durationMs = Math.round((performance.now() - startedAt) / task.kpis.length);
  return task.kpis.map((kpi, index) => {
    const wanted = new Set(kpi.employeeIds);
    const byEmployee = new Map<number, Measured>();
    let recordCount = 0;
    for (const [employeeId, ...cells] of rows) {
      const [seen, count, actual, numerator, denominator] = cells.slice(
        index * CELLS,
        (index + 1) * CELLS,
      ) as KpiCells;
      if (!seen || !wanted.has(employeeId)) continue;
      byEmployee.set(employeeId, { recordCount: count, actual, numerator, denominator });
      recordCount += count;
    }
    return {
      kpiId: kpi.kpiId,
      input: kpi.input,
      kind: "binding",
      byEmployee,
      withoutRecords: actualWithoutRow(kpi.binding.rule),
      recordCount,
      statement: ownStatement(kpi, task),
      durationMs,
    };
  });
}

function measuringStatement({ kpis, window, periodId, narrow }: MeasureTask) {
  const [first] = kpis;
  if (!first) throw new RangeError("There is nothing to measure.");
  const everyone = [...new Set(kpis.flatMap(({ employeeIds }) => employeeIds))];
  const measuring = compileShared(
    kpis.map(({ binding }) => binding.rule),
    first.binding.source,
    { window: asMeasureWindow(window), employeeIds: narrow ? everyone : undefined },
  );
  const parameters = [...measuring.parameters];
  const parameter = (value: string, type: string) => `$${parameters.push(value)}::${type}`;
  const people = new Map<string, string>();
  const idsOf = (employeeIds: readonly number[]) => {
    const literal = `{${employeeIds.join(",")}}`;
    const known = people.get(literal) ?? parameter(literal, "integer[]");
    people.set(literal, known);
    return known;
  };
  const everyoneIds = idsOf(everyone);
  const evidence = kpis.map(
    ({ kpiId, input }, index) =>
      `(${parameter(String(kpiId), "integer")}, ${parameter(input, "text")}, m.wanted_${index}, m.record_count_${index}, m.record_ids_${index}, m.numerator_ids_${index})`,
  );
  // In the select list, not below: only there and in conditions does the planner look people up by hash.
  const wanted = kpis.map(({ employeeIds }, n) => `employee_id = ANY (${idsOf(employeeIds)}) AS wanted_${n}`);
  const results = kpis.map(
    (_, n) => `seen_${n}, record_count_${n}, actual_${n}, numerator_${n}, denominator_${n}`,
  );
  const text = `
    WITH measured AS MATERIALIZED (
      SELECT *, ${wanted.join(", ")} FROM (${measuring.text}) AS everyone WHERE employee_id = ANY (${everyoneIds})
    ), kept AS (
      INSERT INTO kpi_evidence (period_id, employee_id, kpi_id, input, record_count, record_ids, numerator_ids, digest)
      SELECT ${parameter(String(periodId), "integer")}, m.employee_id, k.kpi_id, k.input, k.record_count,
             CASE WHEN NOT many.too_many THEN k.record_ids END,
             CASE WHEN NOT many.too_many THEN k.numerator_ids END,
             CASE WHEN many.too_many
               THEN encode(sha256(convert_to(array_to_string(k.record_ids, ','), 'UTF8')), 'hex') END
        FROM measured AS m
       CROSS JOIN LATERAL (VALUES ${evidence.join(", ")}) AS k(kpi_id, input, wanted, record_count, record_ids, numerator_ids)
       CROSS JOIN LATERAL (
         SELECT greatest(cardinality(k.record_ids), cardinality(k.numerator_ids)) > ${KEPT_RECORDS} AS too_many
       ) AS many
       WHERE k.wanted AND (cardinality(k.record_ids) > 0 OR cardinality(k.numerator_ids) > 0)
    )
    SELECT employee_id, ${results.join(", ")} FROM measured`;
  return { text, parameters };
}

/** What gives this KPI's numbers taken by itself: the pass that ran holds other KPIs as well. */
function ownStatement({ binding, employeeIds }: KpiToMeasure, { window, narrow }: MeasureTask): string {
  const options = { window: asMeasureWindow(window), employeeIds: narrow ? employeeIds : undefined };
  return compileBinding(binding.rule, binding.source, options).readable;
}

const CELLS = 5;
type KpiCells = [
  seen: boolean,
  recordCount: number,
  actual: string | null,
  numerator: string | null,
  denominator: string | null,
];
type MeasuredRow = [employeeId: number, ...cells: KpiCells[number][]];
