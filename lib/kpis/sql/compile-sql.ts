import { bound, type Fragment, sql, toStatement } from "../bindings/sql-fragment";
import type { MeasureWindow, Statement } from "../types";
import type { Placeholder, PreparedSql } from "./types";

/**
 * One SELECT that asks an admin's query for everybody in `employeeIds`, with the columns of `compileBinding`. A row per
 * person; `actual` has 6 decimals, and is null where the query gives no row or no value. A query that gives a person two
 * rows fails the statement, as one does that divides by zero. `record_count` is 0 and `record_ids` are empty: a query
 * does not say which records it read.
 *
 * `:user_id` is the person's id (integer). `:start_date` and `:end_date` are the instants (timestamptz) at which the
 * window begins and at which it has ended: compare with `>=` and `<`. Date columns compare with them by the session's
 * time zone, which `runSql` sets to the organisation's.
 */
export function compileSql(
  prepared: PreparedSql,
  { window, employeeIds }: { window: MeasureWindow; employeeIds: readonly number[] },
): Statement {
  const people = bound(`{${[...new Set(employeeIds)].join(",")}}`, "integer[]");
  // Unary plus: defined for numbers alone, so a text, a date or a truth value fails and is not turned into a number.
  return toStatement(sql`SELECT plumbline_person.employee_id,
       0 AS record_count,
       round((+ (
${queryOf(prepared, window)}
       ))::numeric, 6) AS actual,
       NULL::numeric AS numerator,
       NULL::numeric AS denominator,
       '{}'::bigint[] AS record_ids,
       NULL::bigint[] AS numerator_ids
  FROM unnest(${people}) AS plumbline_person(employee_id)`);
}

function queryOf({ pieces }: PreparedSql, window: MeasureWindow): Fragment {
  const written: Record<Placeholder, Fragment> = {
    user_id: ["(plumbline_person.employee_id)"],
    start_date: ["(", bound(window.startInstant, "timestamptz"), ")"],
    end_date: ["(", bound(window.endInstant, "timestamptz"), ")"],
  };
  return pieces.flatMap((piece) => (piece.kind === "placeholder" ? [...written[piece.name]] : [piece.text]));
}
