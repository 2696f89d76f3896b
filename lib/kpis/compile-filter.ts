import type { ColumnType } from "@/db/enums";
import { columnOf } from "./columns";
import { type Bound, bound, type Fragment, identifier, join, sql } from "./sql-fragment";
import { type BindingSource, type Condition, type Filter, isGroup, type Match } from "./types";

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
  const known = sql`${column} IS NOT NULL`;
  const [first = "", second = ""] = values(condition);
  const value = (text: string) => typed(text, type, source.timeZone);
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

/** A time without an offset is local time of the source. */
const HAS_OFFSET = /(Z|[+-]\d{2}:\d{2})$/;

function typed(text: string, type: ColumnType, timeZone: string): Fragment {
  if (type === "timestamp" && !HAS_OFFSET.test(text)) {
    return sql`(${bound(text, "timestamp")} AT TIME ZONE ${bound(timeZone, "text")})`;
  }
  return [asBound(text, type)];
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
