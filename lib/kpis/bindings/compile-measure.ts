import type { BindingSource, Measure } from "../types";
import { columnOf } from "./columns";
import { type Fragment, identifier, sql } from "./sql-fragment";

/** `value`: of one record, null when it has none. `finish` turns an aggregate of values into the measure's unit. */
export interface CompiledMeasure {
  value: Fragment;
  known: Fragment;
  finish: (aggregate: Fragment) => Fragment;
}

/** Durations stay whole seconds (or days) until they are aggregated: a mean of hours is exact seconds, divided once. */
export function compileMeasure(measure: Measure, source: BindingSource): CompiledMeasure {
  if (measure.kind === "column") {
    const column = sql`r.${identifier(columnOf(source, measure.column).name)}`;
    return { value: column, known: sql`${column} IS NOT NULL`, finish: (aggregate) => aggregate };
  }
  const from = columnOf(source, measure.from);
  const to = columnOf(source, measure.to);
  if (from.type !== to.type) throw new RangeError("A duration needs two dates or two timestamps.");
  const start = sql`r.${identifier(from.name)}`;
  const end = sql`r.${identifier(to.name)}`;
  const known = sql`${start} IS NOT NULL AND ${end} IS NOT NULL`;
  const span = sql`${end} - ${start}`;
  if (from.type === "date") {
    const finish = (days: Fragment) => (measure.unit === "days" ? days : sql`${days} * 24`);
    return { value: sql`(${span})`, known, finish };
  }
  const seconds = measure.unit === "hours" ? "3600" : "86400";
  return { value: sql`extract(epoch FROM ${span})`, known, finish: (sum) => sql`${sum} / ${[seconds]}` };
}
