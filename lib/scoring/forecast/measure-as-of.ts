import type { Sql } from "@/db/client";
import { actualWithoutRow } from "@/lib/kpis/bindings/compile-binding";
import { compileShared } from "@/lib/kpis/bindings/compile-shared";
import { asMeasureWindow } from "../periods/measure-window";
import type { PeriodSpan } from "../periods/span";
import { windowOf } from "../periods/window";
import type { LoadedCalculations } from "../runs/load-calculations";
import { groupByRecords, type KpiToMeasure } from "../runs/measure";

export interface AsOf {
  actual: string | null;
  records: number;
}

interface Asked {
  calculations: LoadedCalculations;
  /** Whom each KPI is wanted for. */
  wanted: ReadonlyMap<number, readonly number[]>;
  /** From the period's first day to the first day that is not known yet. */
  span: PeriodSpan;
  timeZone: string;
}

/**
 * What bindings would have come to with the records of a period's first days alone: a record counts when its time column
 * lies before the end of the span, whatever came later. One statement for all people and all KPIs over the same records.
 * By employee, then KPI.
 */
export async function measureAsOf(
  sql: Sql,
  { calculations, wanted, span, timeZone }: Asked,
): Promise<(employeeId: number, kpiId: number) => AsOf> {
  const window = asMeasureWindow(windowOf(span, timeZone));
  const found = new Map<string, AsOf>();
  const withoutRow = new Map<number, string | null>();
  for (const group of groupByRecords(bindingsOf(calculations, wanted))) {
    const [first] = group;
    if (!first) continue;
    const measuring = compileShared(
      group.map(({ binding }) => binding.rule),
      first.binding.source,
      { window },
    );
    // Columns that are not asked for are not worked out: the lists of records cost nothing here.
    const columns = group.map((_, n) => `seen_${n}, record_count_${n}, actual_${n}`).join(", ");
    const rows = (await sql
      .unsafe(`SELECT employee_id, ${columns} FROM (${measuring.text}) AS everyone`, measuring.parameters, {
        prepare: true,
      })
      .values()) as unknown as [number, ...(boolean | number | string | null)[]][];
    for (const [employeeId, ...cells] of rows) {
      group.forEach(({ kpiId }, n) => {
        const [seen, records, actual] = cells.slice(n * 3, n * 3 + 3) as [boolean, number, string | null];
        if (seen) found.set(`${employeeId}/${kpiId}`, { actual, records });
      });
    }
    for (const { kpiId, binding } of group) withoutRow.set(kpiId, actualWithoutRow(binding.rule));
  }
  return (employeeId, kpiId) =>
    found.get(`${employeeId}/${kpiId}`) ?? { actual: withoutRow.get(kpiId) ?? null, records: 0 };
}

function bindingsOf(
  calculations: LoadedCalculations,
  wanted: ReadonlyMap<number, readonly number[]>,
): KpiToMeasure[] {
  return [...calculations].flatMap(([kpiId, calculation]) => {
    const employeeIds = wanted.get(kpiId);
    return calculation.kind === "binding" && employeeIds
      ? [{ kpiId, input: "", binding: calculation.binding, employeeIds }]
      : [];
  });
}
