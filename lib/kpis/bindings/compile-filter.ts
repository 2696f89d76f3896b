import type { ColumnType } from "@/db/enums";
import { type BindingSource, type Condition, type Filter, isGroup, type Match } from "../types";
import { columnOf } from "./columns";
import { dayZone, HAS_OFFSET, isBareDay } from "./condition-value";
import { type Bound, bound, type Fragment, identifier, join, sql } from "./sql-fragment";

/**
 * A filter as a boolean expression that is never null, or null when it lets everything through. An empty cell fails
 * every comparison except "is not" and "is none of": a record without a status is not resolved.
 */
export function compileFilter(filter: Filter, source: BindingSource): Fragment | null {
  const parts = filter.conditions.flatMap((entry) => {
    if (!isGroup(entry)) return [compileCondition(entry, source)];
    const inner = entry.conditions.map((condition) => compileCondition(condition, source));
    return inner.length > 0 ? [either(inner, entry.match)] : [];
  });
  return parts.length > 0 ? either(parts, filter.match) : null;
}

/** All that are given, joined by AND; null when none is. */
export function both(...filters: (Fragment | null)[]): Fragment | null {
  const given = filters.filter((filter) => filter !== null);
  return given.length > 0 ? join(given, " AND ") : null;
}

function either(parts: Fragment[], match: Match): Fragment {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  return sql`(${join(parts, match === "all" ? " AND " : " OR ")})`;
}

function compileCondition(condition: Condition, source: BindingSource): Fragment {
  const { name, type } = columnOf(source, condition.column);
  const column: Fragment = sql`r.${identifier(name)}`;
  if (type === "timestamp" && condition.value !== undefined) return compileTimes(condition, column, source);
  const known = sql`${column} IS NOT NULL`;
  const [first = "", second = ""] = values(condition);
  const value = (text: string): Fragment => [asBound(text, type)];
  const compare = (operator: string) => sql`(${known} AND ${column} ${[operator]} ${value(first)})`;
  switch (condition.op) {
    case "is":
      return compare("=");
    case "is_not":
      return sql`${column} IS DISTINCT FROM ${value(first)}`;
    case "in":
      return sql`(${known} AND ${column} IN (${join(values(condition).map(value), ", ")}))`;
    case "not_in":
      return sql`(${column} IS NULL OR ${column} NOT IN (${join(values(condition).map(value), ", ")}))`;
    case "lt":
      return compare("<");
    case "lte":
      return compare("<=");
    case "gt":
      return compare(">");
    case "gte":
      return compare(">=");
    case "between":
      return sql`(${known} AND ${column} BETWEEN ${value(first)} AND ${value(second)})`;
    case "contains":
      return sql`(${known} AND strpos(${column}, ${value(first)}) > 0)`;
    case "starts_with":
      return sql`(${known} AND starts_with(${column}, ${value(first)}))`;
    case "is_empty":
      return type === "text" ? sql`(${column} IS NULL OR ${column} = '')` : sql`${column} IS NULL`;
    case "is_not_empty":
      return type === "text" ? sql`(${known} AND ${column} <> '')` : known;
    case "is_true":
      return sql`${column} IS TRUE`;
    case "is_false":
      return sql`${column} IS FALSE`;
  }
}

function values({ value }: Condition): string[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** Compares instants with instants; a day lasts from its first instant to that of the day after. */
function compileTimes({ op, value }: Condition, column: Fragment, source: BindingSource): Fragment {
  const [low = "", high = low] = value === undefined ? [] : [value].flat();
  const known = sql`${column} IS NOT NULL`;
  const from = sql`${column} >= ${startOf(low, source)}`;
  const end = endOf(high, source);
  const until = sql`${column} ${[end.isIn ? "<=" : "<"]} ${end.at}`;
  switch (op) {
    case "lt":
      return sql`(${known} AND ${column} < ${startOf(low, source)})`;
    case "lte":
      return sql`(${known} AND ${until})`;
    case "gt":
      return sql`(${known} AND ${column} ${[end.isIn ? ">" : ">="]} ${end.at})`;
    case "gte":
      return sql`(${known} AND ${from})`;
    case "is_not":
      return sql`(${column} IS NULL OR NOT (${from} AND ${until}))`;
    default:
      return sql`(${known} AND ${from} AND ${until})`;
  }
}

/** `isIn`: the instant itself still counts. */
function endOf(text: string, source: BindingSource): { at: Fragment; isIn: boolean } {
  if (!isBareDay(text)) return { at: startOf(text, source), isIn: true };
  const dayAfter = sql`(${bound(text, "date")} + 1)::timestamp`;
  return { at: sql`(${dayAfter} AT TIME ZONE ${bound(dayZone(source), "text")})`, isIn: false };
}

/** The instant, or a day's first. A time without an offset is local time of the source. */
function startOf(text: string, source: BindingSource): Fragment {
  if (HAS_OFFSET.test(text)) return [bound(text, "timestamptz")];
  const zone = isBareDay(text) ? dayZone(source) : source.timeZone;
  return sql`(${bound(text, "timestamp")} AT TIME ZONE ${bound(zone, "text")})`;
}

function asBound(text: string, type: ColumnType): Bound {
  switch (type) {
    case "integer":
      return bound(text, "bigint");
    case "decimal":
      return bound(text, "numeric");
    case "date":
      return bound(text, "date");
    case "timestamp":
      return bound(text, "timestamptz");
    case "text":
    case "boolean":
      return bound(text, "text");
  }
}
