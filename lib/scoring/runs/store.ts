import type { Sql } from "@/db/client";
import { createFingerprint } from "../fingerprint";
import { type Cell, copyRows } from "./copy";
import {
  createRowWriter,
  KPI_RESULTS,
  KRA_RESULTS,
  PERFORMANCE_RESULTS,
  type RowContext,
} from "./result-rows";
import type { ScoredPerson } from "./score-people";

const RESULT_TABLES = ["kpi_results", "kpi_evidence", "kra_results", "performance_results"] as const;

/**
 * Takes away what an earlier run stored of a period: of everyone, or of `only`. Instances stay, since they carry how
 * far the review has come; they are replaced in place.
 */
export async function clearResults(
  transaction: Sql,
  periodId: number,
  only: readonly number[] | null,
): Promise<void> {
  for (const table of RESULT_TABLES) {
    const those = only ? transaction`AND employee_id = ANY (${idList(only)}::integer[])` : transaction``;
    await transaction`DELETE FROM ${transaction(table)} WHERE period_id = ${periodId} ${those}`;
  }
}

export interface Stored {
  peopleCount: number;
  scoredCount: number;
  resultCount: number;
  fingerprint: string;
}

/** Streams results into their tables while they are computed. `onPerson` hears how many people are done. */
export async function storeResults(
  transaction: Sql,
  context: RowContext,
  scored: Iterable<ScoredPerson>,
  onPerson: (done: number) => void,
): Promise<Stored & { people: ScoredPerson["person"][]; versionIds: (number | null)[] }> {
  const rows = createRowWriter(context);
  const fingerprint = createFingerprint();
  const kraRows: Cell[][] = [];
  const performanceRows: Cell[][] = [];
  const people: ScoredPerson["person"][] = [];
  const versionIds: (number | null)[] = [];
  let scoredCount = 0;

  function* kpiRows() {
    for (const each of scored) {
      fingerprint.add({ employeeId: each.person.employeeId, result: each.result, own: each.own });
      kraRows.push(...rows.kraRows(each));
      performanceRows.push(rows.performanceRow(each));
      people.push(each.person);
      versionIds.push(each.version?.versionId ?? null);
      if (each.result.totalScore !== null) scoredCount += 1;
      onPerson(people.length);
      yield* rows.kpiRows(each);
    }
  }
  const resultCount = await copyRows(transaction, KPI_RESULTS, kpiRows());
  await copyRows(transaction, KRA_RESULTS, kraRows);
  await copyRows(transaction, PERFORMANCE_RESULTS, performanceRows);
  return {
    peopleCount: people.length,
    scoredCount,
    resultCount,
    fingerprint: fingerprint.digest(),
    people,
    versionIds,
  };
}

export interface InstanceRows {
  periodId: number;
  runId: number;
  computedAt: Date;
  people: readonly ScoredPerson["person"][];
  versionIds: readonly (number | null)[];
  /** Null: the run was for everyone. */
  only: readonly number[] | null;
}

/** Who was scored by what, and where they stood. How far their review has come is kept. */
export async function storeInstances(transaction: Sql, rows: InstanceRows): Promise<void> {
  const { periodId, people, only } = rows;
  const ids = idList(people.map((person) => person.employeeId));
  const among = only ? transaction`AND employee_id = ANY (${idList(only)}::integer[])` : transaction``;
  await transaction`
    DELETE FROM employee_scorecard_instances
     WHERE period_id = ${periodId} ${among} AND employee_id <> ALL (${ids}::integer[])`;
  await transaction`
    INSERT INTO employee_scorecard_instances AS kept
      (period_id, employee_id, template_version_id, org_unit_id, manager_id, job_role_id, run_id, computed_at)
    SELECT ${periodId}::integer, p.*, ${rows.runId}::integer, ${rows.computedAt.toISOString()}::timestamptz
      FROM unnest(
        ${ids}::integer[],
        ${idList(rows.versionIds)}::integer[],
        ${idList(people.map((person) => person.orgUnitId))}::integer[],
        ${idList(people.map((person) => person.managerId))}::integer[],
        ${idList(people.map((person) => person.jobRoleId))}::integer[]
      ) AS p
    ON CONFLICT (period_id, employee_id) DO UPDATE SET
      template_version_id = excluded.template_version_id, org_unit_id = excluded.org_unit_id,
      manager_id = excluded.manager_id, job_role_id = excluded.job_role_id,
      run_id = excluded.run_id, computed_at = excluded.computed_at`;
}

/** An array literal: drizzle's driver settings leave arrays to be written as text. */
const idList = (ids: readonly (number | null)[]) => `{${ids.map((id) => id ?? "NULL").join(",")}}`;
