import type { BindingRule, BindingSource, MeasureWindow, Statement } from "../types";
import { partNames, perPersonColumn } from "./aggregation-parts";
import { aggregate } from "./compile-aggregation";
import { withinWindow } from "./compile-binding";
import { compileOwnership } from "./ownership";
import { type Fragment, identifier, join, sql, toStatement } from "./sql-fragment";

/** Bindings with one key read the same records of the same people: they can share a pass over them. */
export const sharedKey = (rule: BindingRule, source: BindingSource): string =>
  JSON.stringify([source.tableName, rule.ownershipRule, rule.timeColumn]);

interface SharedOptions {
  window: MeasureWindow;
  employeeIds?: readonly number[];
}

/**
 * What `compileBinding` gives for each of the rules, in one pass over their common records. A row per person with, for
 * the rule at index n, `record_count_n`, `actual_n`, `numerator_n`, `denominator_n`, `record_ids_n`, `numerator_ids_n`,
 * and `seen_n`: false where the rule alone would have had no row. All rules must have the same `sharedKey`.
 */
export function compileShared(
  rules: readonly BindingRule[],
  source: BindingSource,
  { window, employeeIds }: SharedOptions,
): Statement {
  const [first] = rules;
  if (!first) throw new RangeError("A pass needs at least one binding.");
  const owned = compileOwnership(first, source, { employeeIds, pooled: false });
  const where = [...owned.known, ...withinWindow(first, source, window), ...owned.only];
  const filters = new SharedFilters();
  const parts = rules.map((rule, index) =>
    shared(rule, { source, index, filters, isShared: owned.share !== null }),
  );
  const share = owned.share ? [sql`${owned.share} AS share`] : [];
  return toStatement(sql`SELECT ${join([["g.employee_id"], ...parts.flatMap(({ outer }) => outer)], ",\n       ")}
  FROM (
    SELECT ${join([["r.employee_id"], ...parts.flatMap(({ perPerson }) => perPerson)], ",\n           ")}
      FROM (
        SELECT ${join([sql`${owned.employeeId} AS employee_id`, ["r.record_id"], ...share, ...filters.columns, ...parts.flatMap(({ perRecord }) => perRecord)], ",\n               ")}
          FROM records.${identifier(source.tableName)} AS r${owned.join}
         WHERE ${join(where, "\n           AND ")}
         ORDER BY employee_id, r.record_id
      ) AS r
     GROUP BY r.employee_id
  ) AS g`);
}

/** A rule's own condition becomes a column that its aggregates filter by. Rules with the same condition share it: so do their arrays. */
class SharedFilters {
  private readonly names = new Map<string, string>();
  readonly columns: Fragment[] = [];

  nameOf(filter: Fragment): Fragment {
    const key = JSON.stringify(filter);
    const known = this.names.get(key) ?? `used_${this.names.size}`;
    if (!this.names.has(key)) {
      this.names.set(key, known);
      this.columns.push(sql`(${filter}) AS ${[known]}`);
    }
    return [`r.${known}`];
  }
}

interface SharedContext {
  source: BindingSource;
  index: number;
  filters: SharedFilters;
  isShared: boolean;
}

function shared(rule: BindingRule, { source, index, filters, isShared }: SharedContext) {
  const names = partNames(`_${index}`);
  const { where, perRecord, perPerson, actual, numerator, denominator } = aggregate(rule, source, {
    names,
    isShared,
  });
  const used = where && filters.nameOf(where);
  const seen = { name: "seen", call: ["count(*)"] };
  const as = (name: string): Fragment => [names.as(name)];
  return {
    perRecord,
    perPerson: [seen, ...perPerson].map((column) => perPersonColumn(column, names.as, used)),
    outer: [
      sql`${[names.g("seen")]} > 0 AS ${as("seen")}`,
      sql`${[names.g("record_count")]}::integer AS ${as("record_count")}`,
      sql`${actual} AS ${as("actual")}`,
      sql`${numerator ?? ["NULL::numeric"]} AS ${as("numerator")}`,
      sql`${denominator ?? ["NULL::numeric"]} AS ${as("denominator")}`,
      sql`coalesce(${[names.g("record_ids")]}, '{}') AS ${as("record_ids")}`,
      numerator
        ? sql`coalesce(${[names.g("numerator_ids")]}, '{}') AS ${as("numerator_ids")}`
        : sql`NULL::bigint[] AS ${as("numerator_ids")}`,
    ],
  };
}
