import type { BindingRule, BindingSource, MeasureWindow, Statement } from "../types";
import { partNames, perPersonColumn } from "./aggregation-parts";
import { columnOf } from "./columns";
import { aggregate } from "./compile-aggregation";
import { compileOwnership } from "./ownership";
import { bound, type Fragment, identifier, join, sql, toStatement } from "./sql-fragment";

/**
 * One SELECT that measures everybody (or `employeeIds`). A row per person, in no order:
 *
 * - `employee_id` integer, `record_count` integer: the records that made the number (ratio: those of the denominator;
 *   a measure: those that have a value)
 * - `actual` numeric, 6 decimals; null when nothing can be said (a ratio over nothing, values all unknown)
 * - `numerator`, `denominator` numeric: ratio only
 * - `record_ids` bigint[], ascending; `numerator_ids` the same for a ratio, else null
 *
 * A count, sum or distinct that matches none of a person's records is 0; a person without any record in the window has
 * no row, which reads as missing or as 0: `actualWithoutRow`. Averages and ratios of nothing have no row or a null.
 * No step goes through floating point. Throws a RangeError for a rule that `checkBinding` would refuse.
 *
 * Of records that people share, a count adds up this person's shares, a sum, mean or ratio weighs every record by them;
 * lowest, highest, median, percentile and distinct take each record of theirs whole, since an order or a difference
 * cannot be divided. `record_count` and `record_ids` are whole records always. See ownership.ts for whose a record is.
 *
 * `pooled`: one row instead, over all their records together, and over records without an owner too unless
 * `employeeIds` are given; its employee_id is 0.
 */
export function compileBinding(
  rule: BindingRule,
  source: BindingSource,
  {
    window,
    employeeIds,
    pooled = false,
  }: { window: MeasureWindow; employeeIds?: readonly number[]; pooled?: boolean },
): Statement {
  const names = partNames();
  const owned = compileOwnership(rule, source, { employeeIds, pooled });
  const parts = aggregate(rule, source, { names, isShared: owned.share !== null });
  const perPerson = parts.perPerson.map((column) => perPersonColumn(column, names.as, null));
  const perRecord = owned.share ? [sql`${owned.share} AS share`, ...parts.perRecord] : parts.perRecord;
  const where = [...owned.known, ...withinWindow(rule, source, window), ...owned.only];
  if (parts.where) where.push(parts.where);
  // The records come sorted and every aggregate takes them in that order: ids ascend without a sort per person. An
  // ORDER BY or DISTINCT inside an aggregate would make the planner sort anew, so those are done per array, outside.
  return toStatement(sql`SELECT g.employee_id,
       g.record_count::integer AS record_count,
       ${parts.actual} AS actual,
       ${parts.numerator ?? ["NULL::numeric"]} AS numerator,
       ${parts.denominator ?? ["NULL::numeric"]} AS denominator,
       coalesce(g.record_ids, '{}') AS record_ids,
       ${parts.numerator ? ["coalesce(g.numerator_ids, '{}')"] : ["NULL::bigint[]"]} AS numerator_ids
  FROM (
    SELECT r.employee_id,
           ${join(perPerson, ",\n           ")}
      FROM (
        SELECT ${join([pooled ? ["0 AS employee_id"] : sql`${owned.employeeId} AS employee_id`, ["r.record_id"], ...perRecord], ",\n               ")}
          FROM records.${identifier(source.tableName)} AS r${owned.join}
         WHERE ${join(where, "\n           AND ")}
         ORDER BY employee_id, r.record_id
      ) AS r
     GROUP BY r.employee_id
  ) AS g`);
}

/** What a person has of whom the statement returned no row. */
export const actualWithoutRow = (rule: Pick<BindingRule, "emptyMeans">): "0" | null =>
  rule.emptyMeans === "zero" ? "0" : null;

/** Half-open: dates compare with dates, timestamps with instants. */
export function withinWindow(rule: BindingRule, source: BindingSource, window: MeasureWindow): Fragment[] {
  const { name, type } = columnOf(source, rule.timeColumn);
  const time = sql`r.${identifier(name)}`;
  const [start, end] =
    type === "date"
      ? [bound(window.startDate, "date"), bound(window.endDate, "date")]
      : [bound(window.startInstant, "timestamptz"), bound(window.endInstant, "timestamptz")];
  return [sql`${time} >= ${start}`, sql`${time} < ${end}`];
}
