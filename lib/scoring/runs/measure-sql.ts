import type { Sql } from "@/db/client";
import { checkSql } from "@/lib/kpis/sql/check-sql";
import { runSql } from "@/lib/kpis/sql/run-sql";
import { DEFAULT_LIMITS, type SqlLimits, type SqlWindow } from "@/lib/kpis/sql/types";
import type { Measured, MeasuredKpi } from "./measured";

export interface SqlTask {
  kpiId: number;
  query: string;
  employeeIds: readonly number[];
  window: SqlWindow;
  limits?: SqlLimits;
}

/**
 * An administrator's query, once for all people. It is checked again each time: what was saved before a rule became
 * stricter does not run. A query that fails stops nothing else; nobody has a value, and the problem says why.
 */
export async function measureSql(transaction: Sql, task: SqlTask): Promise<MeasuredKpi> {
  const { kpiId, query, employeeIds, window, limits = DEFAULT_LIMITS } = task;
  const nobody = {
    kpiId,
    kind: "sql" as const,
    byEmployee: new Map<number, Measured>(),
    withoutRecords: null,
    recordCount: 0,
  };
  if (employeeIds.length === 0) return { ...nobody, statement: query, durationMs: 0 };
  const checked = await checkSql(query);
  if (!checked.ok) {
    const problem = checked.problems[0]?.message ?? "It is not a query that may run";
    return { ...nobody, statement: query, durationMs: 0, problem };
  }
  const outcome = await runSql(transaction, { prepared: checked.prepared, window, employeeIds, limits });
  if (!outcome.ok) return { ...nobody, statement: query, durationMs: 0, problem: outcome.reason };
  const byEmployee = new Map(
    outcome.rows.flatMap(({ employeeId, actual }): [number, Measured][] =>
      actual === null ? [] : [[employeeId, { recordCount: 0, actual, numerator: null, denominator: null }]],
    ),
  );
  return { ...nobody, byEmployee, statement: outcome.statement, durationMs: outcome.durationMs };
}
