import type { BindingRule, Condition, ConditionGroup, Filter, Measure } from "@/lib/kpis/types";
import { isGroup } from "@/lib/kpis/types";
import type { SourceColumn } from "@/lib/sources/types";

/** Which columns of a record a receipt shows, from left to right. */
export interface RecordColumns {
  /** Names the record. Null: the source declares no key. */
  key: SourceColumn | null;
  title: SourceColumn | null;
  /** What put it into the period. */
  time: SourceColumn | null;
  /** What the rule looked at, at most three. */
  deciding: SourceColumn[];
  /** Shown as the time between two of them. */
  duration: Extract<Measure, { kind: "duration" }> | null;
}

const MOST_DECIDING = 3;

export function recordColumns(rule: BindingRule, columns: readonly SourceColumn[]): RecordColumns {
  const named = (name: string) => columns.find(({ columnName }) => columnName === name) ?? null;
  const key = columns.find(({ isKey }) => isKey) ?? null;
  const title = columns.find((column) => column.isTitle && column !== key) ?? null;
  const time = named(rule.timeColumn);
  const measure = measureOf(rule);
  const shown = new Set([key, title, time].map((column) => column?.columnName));
  // Which unit a record is credited to is part of why it counts; one person's own record need not say so.
  const team = columns.filter(({ isTeam, columnName }) => isTeam && columnName === rule.ownershipRule);
  const deciding = [
    ...team.map(({ columnName }) => columnName),
    ...namesInMeasure(measure),
    ...namesInRule(rule),
  ]
    .filter((name, at, all) => !shown.has(name) && all.indexOf(name) === at)
    .flatMap((name) => named(name) ?? [])
    .slice(0, MOST_DECIDING);
  return { key, title, time, deciding, duration: measure?.kind === "duration" ? measure : null };
}

function measureOf({ aggregation }: BindingRule): Measure | null {
  if ("measure" in aggregation) return aggregation.measure;
  if (aggregation.kind !== "ratio") return null;
  const { numerator, denominator } = aggregation;
  if (numerator.add.kind === "sum") return numerator.add.measure;
  return denominator.add.kind === "sum" ? denominator.add.measure : null;
}

function namesInMeasure(measure: Measure | null): string[] {
  if (!measure) return [];
  return measure.kind === "column" ? [measure.column] : [measure.from, measure.to];
}

function namesInRule({ aggregation }: BindingRule): string[] {
  if (aggregation.kind === "distinct") return [aggregation.column];
  return aggregation.kind === "ratio" ? namesInFilter(aggregation.numerator.filter) : [];
}

const namesInFilter = ({ conditions }: Filter): string[] =>
  conditions.flatMap((entry: Condition | ConditionGroup) =>
    isGroup(entry) ? entry.conditions.map(({ column }) => column) : [entry.column],
  );
