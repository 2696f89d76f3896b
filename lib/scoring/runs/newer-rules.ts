import type { Sql } from "@/db/client";
import type { Computed } from "./compute-period";
import type { RunWarning } from "./warnings";

/** Which versions of a KPI the stored results of a period were computed with, by rising number. */
export interface RuleBefore {
  kpiId: number;
  name: string;
  versions: number[];
}

/** Before they are replaced; of the people who are computed alone, where it is not everyone. */
export function listRulesBefore(
  transaction: Sql,
  { periodId, only }: { periodId: number; only: readonly number[] | null },
): Promise<RuleBefore[]> {
  const people = only && `{${only.join(",")}}`;
  return transaction<RuleBefore[]>`
    SELECT d.id AS "kpiId", d.name, r.versions
      FROM (SELECT kpi_id, array_agg(DISTINCT kpi_version ORDER BY kpi_version) AS versions
              FROM kpi_results
             WHERE period_id = ${periodId} AND (${people}::integer[] IS NULL OR employee_id = ANY (${people}::integer[]))
             GROUP BY kpi_id) AS r
      JOIN kpi_definitions d ON d.id = r.kpi_id
     ORDER BY d.id`;
}

/** A period is computed with the rules of today; that they are newer than those of its results before is said. */
export function newerRuleWarnings(
  before: readonly RuleBefore[],
  statements: Computed["statements"],
): RunWarning[] {
  const versionOf = new Map(statements.map(({ kpi, kpiVersion }) => [kpi.kpiId, kpiVersion]));
  return before.flatMap(({ kpiId, name, versions }): RunWarning[] => {
    const version = versionOf.get(kpiId);
    const older = versions.filter((used) => version !== undefined && used < version);
    if (version === undefined || older.length === 0) return [];
    const message = `${name} was computed with version ${version} of its rule; the results before used version ${older.join(" and ")}.`;
    return [{ code: "newer_rule", message }];
  });
}
