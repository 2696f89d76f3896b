import type { Filter, Measure } from "../types";
import type { BindingInput } from "./binding-input";

type Aggregation = BindingInput["aggregation"];

/** Words that bindings are written in where code declares them: ready-made sets, the demo company. */
export const everyRecord: Filter = { match: "all", conditions: [] };
export const only = (...conditions: Filter["conditions"]): Filter => ({ match: "all", conditions });

export const column = (name: string): Measure => ({ kind: "column", column: name });
export const duration = (from: string, to: string, unit: "hours" | "days"): Measure => ({
  kind: "duration",
  from,
  to,
  unit,
});

/** Per cent of the records that fulfil `part`. */
export const shareOfRecords = (part: Filter): Aggregation => ({
  kind: "ratio",
  numerator: { filter: part, add: { kind: "count" } },
  denominator: { filter: everyRecord, add: { kind: "count" } },
  as_percent: true,
});

/** Per cent that one column's sum is of another's. */
export const shareOfColumns = (part: string, whole: string): Aggregation => ({
  kind: "ratio",
  numerator: { filter: everyRecord, add: { kind: "sum", measure: column(part) } },
  denominator: { filter: everyRecord, add: { kind: "sum", measure: column(whole) } },
  as_percent: true,
});
