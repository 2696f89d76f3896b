import { column, duration, everyRecord, shareOfColumns, shareOfRecords } from "../bindings/declare";
import type { Filter, Measure } from "../types";
import type { SetBinding, SetKpi, SetMeasure } from "./types";

/** Words that the sets are written in. */
interface Where {
  source: string;
  owner: string;
  time: string;
  filter?: Filter;
  /** What it means when a person has no records at all; missing unless said. */
  none?: "zero";
}

type Aggregation = SetBinding["binding"]["aggregation"];
type Bound = Extract<SetMeasure, { kind: "binding" }>;

const bound = (
  { source, owner, time, filter = everyRecord, none }: Where,
  aggregation: Aggregation,
): Bound => ({
  kind: "binding",
  source,
  binding: {
    filter,
    aggregation,
    ownership_rule: owner,
    time_column: time,
    empty_means: none ?? "missing",
  },
});

export const hours = (from: string, to: string): Measure => duration(from, to, "hours");
export const days = (from: string, to: string): Measure => duration(from, to, "days");

const measureOf = (what: Measure | string) => (typeof what === "string" ? column(what) : what);

export const countOf = (where: Where) => bound(where, { kind: "count" });
export const sumOf = (where: Where, what: Measure | string) =>
  bound(where, { kind: "sum", measure: measureOf(what) });
export const meanOf = (where: Where, what: Measure | string) =>
  bound(where, { kind: "avg", measure: measureOf(what) });
export const medianOf = (where: Where, what: Measure | string) =>
  bound(where, { kind: "median", measure: measureOf(what) });

/** Per cent of the records that fulfil `part`. */
export const shareOf = (where: Where, part: Filter) => bound(where, shareOfRecords(part));

/** Per cent that one column's sum is of another's. */
export const shareOfSums = (where: Where, part: string, whole: string) =>
  bound(where, shareOfColumns(part, whole));

/** `inputs` by the name the formula calls them; `units` where they are not plain numbers. */
export const formulaOf = (
  formula: string,
  inputs: Record<string, Bound>,
  units: Record<string, string> = {},
): SetMeasure => ({
  kind: "formula",
  formula,
  inputs: Object.entries(inputs).map(([variable, { source, binding }]) => ({
    variable,
    unit: units[variable] ?? "",
    source,
    binding,
  })),
});

export const queryOf = (source: string, columns: string[], query: string): SetMeasure => ({
  kind: "sql",
  source,
  columns,
  query,
});

/** A mark from 1 to 5 by the manager, within a week of the period's end. */
export const markedByManager: SetMeasure = { kind: "manual", min: "1", max: "5", dueDays: 7 };

/** Of a mark from 1 to 5: half of it is far off, and more than the target is little more. */
export const markCurve: SetKpi["curve"] = {
  kind: "banded",
  mode: "interpolate",
  points: [
    { raw: "0.5", score: "40" },
    { raw: "0.75", score: "75" },
    { raw: "1", score: "100" },
    { raw: "1.25", score: "115" },
  ],
};

/** Counts up to a fifth over the target: more of it is not better without end. */
export const upToAFifth: SetKpi["curve"] = { kind: "capped", cap: "1.2" };

/** Steep under the target, flat above it: for shares of mishaps, where one more or less swings the figure. */
export const flatAbove: SetKpi["curve"] = {
  kind: "banded",
  mode: "interpolate",
  points: [
    { raw: "0.3", score: "50" },
    { raw: "0.6", score: "80" },
    { raw: "1", score: "100" },
    { raw: "1.6", score: "112" },
  ],
};

/** Half the way counts from a miss of half the target on: for figures of few, large records. */
export const gentle: SetKpi["curve"] = {
  kind: "banded",
  mode: "interpolate",
  points: [
    { raw: "0.5", score: "70" },
    { raw: "1", score: "100" },
    { raw: "1.5", score: "120" },
  ],
};

/** 100 on target, and soon little more or little at all. */
export const sShaped: SetKpi["curve"] = { kind: "sigmoid", k: "3" };
