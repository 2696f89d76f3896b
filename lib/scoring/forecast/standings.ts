import type { Sql } from "@/db/client";
import type { Target } from "@/lib/kpis/rule/types";

/** What is stored of a person's period: the figures a projection starts from, or is compared with. */
export interface PersonStanding {
  employeeId: number;
  versionId: number;
  orgUnitId: number | null;
  total: string | null;
  band: string;
  kpis: KpiStanding[];
  kras: { kraId: number; weight: string }[];
}

export interface KpiStanding {
  kpiId: number;
  kraId: number;
  actual: string | null;
  records: number;
  score: string | null;
  isScored: boolean;
  target: Target;
  weight: string;
  /** Its target, or what it was measured over, is that of some of the period's days. */
  isOfPart: boolean;
}

/** People who were scored by a template, by rising id. */
export async function readStandings(
  sql: Sql,
  { periodId, employeeIds }: { periodId: number; employeeIds: readonly number[] },
): Promise<PersonStanding[]> {
  const ids = `{${employeeIds.join(",")}}`;
  const heads = await sql<HeadRow[]>`
    SELECT i.employee_id, i.template_version_id, i.org_unit_id, r.total_score::text AS total, r.rating_band::text AS band
      FROM employee_scorecard_instances i JOIN performance_results r USING (period_id, employee_id)
     WHERE i.period_id = ${periodId} AND i.employee_id = ANY (${ids}::integer[]) AND i.template_version_id IS NOT NULL
     ORDER BY i.employee_id`;
  const people = new Map(
    heads.map((row): [number, PersonStanding] => [
      row.employee_id,
      {
        employeeId: row.employee_id,
        versionId: row.template_version_id,
        orgUnitId: row.org_unit_id,
        total: row.total,
        band: row.band,
        kpis: [],
        kras: [],
      },
    ]),
  );
  const kpis = await sql<KpiRow[]>`
    SELECT employee_id, kpi_id, kra_id, actual_value::text AS actual, record_count, score::text AS score,
           status = 'scored' AS is_scored, target::text AS target, weight::text AS weight,
           ${isOfPart(sql)} AS is_of_part
      FROM kpi_results WHERE period_id = ${periodId} AND employee_id = ANY (${ids}::integer[]) ORDER BY kpi_id`;
  for (const row of kpis) {
    people.get(row.employee_id)?.kpis.push({
      kpiId: row.kpi_id,
      kraId: row.kra_id,
      actual: row.actual,
      records: row.record_count,
      score: row.score,
      isScored: row.is_scored,
      target: JSON.parse(row.target) as Target,
      weight: row.weight,
      isOfPart: row.is_of_part,
    });
  }
  const kras = await sql<{ employee_id: number; kra_id: number; weight: string }[]>`
    SELECT employee_id, kra_id, weight::text AS weight
      FROM kra_results WHERE period_id = ${periodId} AND employee_id = ANY (${ids}::integer[]) ORDER BY kra_id`;
  for (const row of kras) people.get(row.employee_id)?.kras.push({ kraId: row.kra_id, weight: row.weight });
  return [...people.values()];
}

/** Of a row of `kpi_results`: whether its target, or what it was measured over, is that of some of the period's days. */
export const isOfPart = (sql: Sql) => sql`
  coalesce((proration #>> '{proration,days}')::integer < (proration #>> '{proration,of_days}')::integer
           OR proration ->> 'measured' IS NOT NULL, false)`;

interface HeadRow {
  employee_id: number;
  template_version_id: number;
  org_unit_id: number | null;
  total: string | null;
  band: string;
}

interface KpiRow {
  employee_id: number;
  kpi_id: number;
  kra_id: number;
  actual: string | null;
  record_count: number;
  score: string | null;
  is_scored: boolean;
  target: string;
  weight: string;
  is_of_part: boolean;
}
