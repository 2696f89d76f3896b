import type { AGGREGATIONS, ColumnType } from "@/db/enums";
import type { Ownership } from "@/lib/sources/types";

/**
 * A binding: how one actual value per person comes out of the records of a source. Plain data; numbers with a fraction
 * travel as decimal text. What makes a rule sound is in check-binding; what it means in SQL is in compile-binding.
 */
export interface BindingRule {
  filter: Filter;
  aggregation: Aggregation;
  /** A column of the source that says whose record it is: an owner, contributors who share it, or a team. */
  ownershipRule: string;
  /** Date or timestamp column that puts a record into a period. */
  timeColumn: string;
  /** What it means when a person has no records of the source in the period at all. */
  emptyMeans: "missing" | "zero";
}

export type AggregationKind = (typeof AGGREGATIONS)[number];

export type Aggregation =
  | { kind: "count" }
  | { kind: "sum" | "avg" | "min" | "max" | "median"; measure: Measure }
  /** `p` from 0 to 1, at most four decimals, as text. */
  | { kind: "percentile"; measure: Measure; p: string }
  | { kind: "distinct"; column: string }
  | { kind: "ratio"; numerator: RatioSide; denominator: RatioSide; asPercent: boolean };

/** Both sides also pass the binding's own filter. */
export interface RatioSide {
  filter: Filter;
  add: { kind: "count" } | { kind: "sum"; measure: Measure };
}

/** A number column, or the time between two date columns or two timestamp columns. */
export type Measure =
  | { kind: "column"; column: string }
  | { kind: "duration"; from: string; to: string; unit: "hours" | "days" };

/** Conditions with one level of groups. No conditions: every record. */
export interface Filter {
  match: Match;
  conditions: (Condition | ConditionGroup)[];
}

export interface ConditionGroup {
  match: Match;
  conditions: Condition[];
}

export type Match = "all" | "any";

/** `value`: one text, for in and not_in a list, for between the two ends (inclusive); none for is_empty and the like. */
export interface Condition {
  column: string;
  op: ConditionOp;
  value?: string | string[];
}

export const CONDITION_OPS = [
  "is",
  "is_not",
  "in",
  "not_in",
  "lt",
  "lte",
  "gt",
  "gte",
  "between",
  "contains",
  "starts_with",
  "is_empty",
  "is_not_empty",
  "is_true",
  "is_false",
] as const;
export type ConditionOp = (typeof CONDITION_OPS)[number];

/** What a binding needs to know of its source. */
export interface BindingSource {
  /** In the schema `records`. */
  tableName: string;
  recordNoun: string;
  recordNounPlural: string;
  /** IANA zone of local times in conditions: the source's, else the organisation's. */
  timeZone: string;
  /** IANA zone in which days begin: the organisation's. Left out: the same. */
  dayTimeZone?: string;
  columns: BindingColumn[];
}

export interface BindingColumn {
  name: string;
  label: string;
  type: ColumnType;
  /** How it says whose record it is; null: it does not. */
  ownership: Ownership | null;
  isTime: boolean;
  isMeasure: boolean;
}

/** Half-open. Dates YYYY-MM-DD, instants ISO 8601 with offset; the same span in the organisation's time zone. */
export interface MeasureWindow {
  startDate: string;
  endDate: string;
  startInstant: string;
  endInstant: string;
}

/**
 * A statement for the driver: `text` with $1…, `parameters` all text (every place casts). `readable` is the same with
 * its values in place, for people.
 */
export interface Statement {
  text: string;
  parameters: string[];
  readable: string;
}

export const isGroup = (entry: Condition | ConditionGroup): entry is ConditionGroup => "conditions" in entry;
