import type { BindingRule, BindingSource, MeasureWindow, RatioSide, Statement } from "../types";
import { columnOf } from "./columns";
import { withinWindow } from "./compile-binding";
import { both, compileFilter } from "./compile-filter";
import { compileMeasure } from "./compile-measure";
import { isOwnedBy, shareOf } from "./ownership";
import { bound, type Fragment, identifier, join, sql, toStatement } from "./sql-fragment";

/** What of a record is the person's; no declared column can be called so. */
export const SHARE_COLUMN = "share of the record";

/**
 * The records behind one person's number (ratio: those of the denominator), oldest first by the binding's time column:
 * `record_id` bigint, then every declared column as text, and of shared records SHARE_COLUMN. `limit` rows from `offset`.
 */
export function listRecordsStatement(
  rule: BindingRule,
  source: BindingSource,
  options: { window: MeasureWindow; employeeId: number; limit: number; offset?: number },
): Statement {
  const { employeeId } = options;
  const time = identifier(columnOf(source, rule.timeColumn).name);
  const where = [isOwnedBy(rule, source, employeeId), ...withinWindow(rule, source, options.window)];
  const counted = both(compileFilter(rule.filter, source), countedBy(rule, source));
  if (counted) where.push(counted);
  const columns = source.columns.map(({ name }) => sql`r.${identifier(name)}::text AS ${identifier(name)}`);
  const share = shareOf(rule, source, employeeId);
  if (share) columns.push(sql`${share} AS ${identifier(SHARE_COLUMN)}`);
  return toStatement(sql`SELECT ${join([["r.record_id"], ...columns], ",\n       ")}
  FROM records.${identifier(source.tableName)} AS r
 WHERE ${join(where, "\n   AND ")}
 ORDER BY r.${time}, r.record_id
 LIMIT ${bound(String(options.limit), "bigint")} OFFSET ${bound(String(options.offset ?? 0), "bigint")}`);
}

function countedBy({ aggregation }: BindingRule, source: BindingSource): Fragment | null {
  switch (aggregation.kind) {
    case "count":
      return null;
    case "distinct":
      return sql`r.${identifier(columnOf(source, aggregation.column).name)} IS NOT NULL`;
    case "ratio":
      return countedBySide(aggregation.denominator, source);
    default:
      return compileMeasure(aggregation.measure, source).known;
  }
}

const countedBySide = ({ filter, add }: RatioSide, source: BindingSource) =>
  both(compileFilter(filter, source), add.kind === "sum" ? compileMeasure(add.measure, source).known : null);
