import type { z } from "zod";
import type { Aggregation } from "../types";
import { SET_SOURCES, type SetSource } from "./sources";
import { type KpiSet, kpisOf, type SetBinding, type SetMeasure } from "./types";

/** A source a set needs, and the columns its KPIs read there. */
export interface SourceNeed {
  source: SetSource;
  columns: string[];
  /** Names of the KPIs that read it. */
  kpis: string[];
}

/** What a set needs, in the order of its KPIs. Read off the rules themselves, so that the two cannot differ. */
export function sourcesNeeded(set: KpiSet): SourceNeed[] {
  const needs = new Map<string, SourceNeed>();
  for (const kpi of kpisOf(set)) {
    for (const { source: slug, columns } of readsOf(kpi.measure)) {
      const source = SET_SOURCES.get(slug);
      if (!source) throw new RangeError(`The set ${set.name} names an unknown source: ${slug}`);
      const need = needs.get(slug) ?? { source, columns: [], kpis: [] };
      need.columns.push(...columns.filter((column) => !need.columns.includes(column)));
      if (!need.kpis.includes(kpi.name)) need.kpis.push(kpi.name);
      needs.set(slug, need);
    }
  }
  return [...needs.values()];
}

interface Read {
  source: string;
  columns: string[];
}

function readsOf(measure: SetMeasure): Read[] {
  switch (measure.kind) {
    case "binding":
      return [{ source: measure.source, columns: columnsOf(measure.binding) }];
    case "formula":
      return measure.inputs.map(({ source, binding }) => ({ source, columns: columnsOf(binding) }));
    case "sql":
      return [{ source: measure.source, columns: measure.columns }];
    case "manual":
      return [];
  }
}

type Filter = z.input<typeof import("../bindings/binding-input").bindingInput>["filter"];

function columnsOf({ filter, aggregation, ownership_rule, time_column }: SetBinding["binding"]): string[] {
  return [...new Set([ownership_rule, time_column, ...filtered(filter), ...aggregated(aggregation)])];
}

const filtered = (filter: Filter): string[] =>
  (filter?.conditions ?? []).flatMap((entry) =>
    "conditions" in entry ? entry.conditions.map(({ column }) => column) : [entry.column],
  );

function aggregated(aggregation: SetBinding["binding"]["aggregation"]): string[] {
  switch (aggregation.kind) {
    case "count":
      return [];
    case "distinct":
      return [aggregation.column];
    case "ratio":
      return [aggregation.numerator, aggregation.denominator].flatMap(({ filter, add }) => [
        ...filtered(filter),
        ...(add.kind === "sum" ? measured(add.measure) : []),
      ]);
    default:
      return measured(aggregation.measure);
  }
}

type MeasureOf = Extract<Aggregation, { measure: unknown }>["measure"];
const measured = (measure: MeasureOf): string[] =>
  measure.kind === "column" ? [measure.column] : [measure.from, measure.to];
