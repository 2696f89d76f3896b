import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { DecimalString } from "@/lib/decimal";
import { getKpi } from "@/lib/kpis/definitions/queries";
import type { Calculation } from "@/lib/kpis/definitions/types";
import type { Direction, ScoringMethod, Target } from "@/lib/kpis/rule/types";
import { loadOverrides } from "@/lib/scoring/overrides/in-force";
import type { StoredProration } from "@/lib/scoring/prorate";
import { ruleOfResults, type ScoredItem } from "@/lib/scoring/rule-of-results";
import { loadRules } from "@/lib/scoring/runs/load-rules";
import { computeScorecard } from "@/lib/scoring/scorecard";
import type { HeldScore, Measurement } from "@/lib/scoring/types";
import type { FinalKpi, MeasuredNow } from "./measure-now";

export interface FinalDifference {
  kpiId: number;
  oldValue: DecimalString | null;
  newValue: DecimalString | null;
  oldScore: DecimalString | null;
  newScore: DecimalString | null;
  oldTotal: DecimalString | null;
  newTotal: DecimalString | null;
}

interface KpiRow extends Record<string, unknown> {
  kpi_id: number;
  kra_id: number;
  weight: string;
  kpi_version: number;
  definition: (Calculation & { scoring_method?: ScoringMethod; direction?: Direction }) | null;
  own_method: ScoringMethod | null;
  target: Target;
  proration: StoredProration | null;
  actual: string | null;
  record_count: number;
  score: string | null;
  held_from: number | null;
  held_score: string | null;
}

export interface FinalScorecard {
  kpis: FinalKpi[];
  /** What these measurements would make of it, by the rules and overrides it was scored with. */
  differences: (now: readonly MeasuredNow[]) => FinalDifference[];
}

/** A final scorecard with the rules that made it; null when no template was for the person. */
export async function finalScorecard(
  db: Db,
  key: { periodId: number; employeeId: number },
): Promise<FinalScorecard | null> {
  const heads = await db.execute<{ version_id: number | null; total: string | null }>(sql`
    SELECT i.template_version_id AS version_id, r.total_score AS total
      FROM employee_scorecard_instances i
      JOIN performance_results r ON r.period_id = i.period_id AND r.employee_id = i.employee_id
     WHERE i.period_id = ${key.periodId} AND i.employee_id = ${key.employeeId}`);
  const versionId = heads[0]?.version_id;
  const found = versionId ? (await loadRules(db, [versionId])).versions.get(versionId)?.rule : undefined;
  if (!versionId || !found) return null;
  const total = heads[0]?.total ?? null;
  const rows = await listKpis(db, { ...key, versionId });
  const byKpi = new Map(rows.map((row) => [row.kpi_id, row]));
  const rule = ruleOfResults(found, { items: rows.map(toItem), kras: await listKras(db, key) });
  const overrides = (await loadOverrides(db, key.periodId, [key.employeeId])).get(key.employeeId);
  const held = new Map<number, HeldScore>();
  for (const { kpi_id, held_from, held_score } of rows) {
    if (held_from !== null && held_score !== null)
      held.set(kpi_id, { kpiId: kpi_id, score: held_score, periodId: held_from });
  }
  const kpis: FinalKpi[] = [];
  for (const row of rows) {
    const calculation = await calculationOf(db, row);
    kpis.push({ kpiId: row.kpi_id, calculation, measured: row.proration?.measured ?? null });
  }
  return {
    kpis,
    differences(now) {
      const measuredNow = new Map(now.map((each) => [each.kpiId, each]));
      const measurements = new Map(
        rows.map((row): [number, Measurement] => {
          const { actual, recordCount } = measuredNow.get(row.kpi_id) ?? {
            actual: row.actual,
            recordCount: row.record_count,
          };
          return [row.kpi_id, { kpiId: row.kpi_id, actual, recordCount }];
        }),
      );
      const result = computeScorecard(rule, measurements, held, overrides);
      return now.map(({ kpiId, actual }): FinalDifference => {
        const row = byKpi.get(kpiId);
        const kpi = result.kpis.find((each) => each.kpiId === kpiId);
        return {
          kpiId,
          oldValue: row?.actual ?? null,
          newValue: kpi?.actual ?? actual,
          oldScore: row?.score ?? null,
          newScore: kpi?.score ?? null,
          oldTotal: total,
          newTotal: result.totalScore as DecimalString | null,
        };
      });
    },
  };
}

/** KPIs may have been defined anew since: their targets, weights and curves of then. */
const toItem = (row: KpiRow): ScoredItem => ({
  kpiId: row.kpi_id,
  kraId: row.kra_id,
  weight: row.weight,
  target: row.target,
  direction: row.definition?.direction ?? null,
  method: row.own_method ?? row.definition?.scoring_method ?? null,
});

const listKras = (db: Db, { periodId, employeeId }: { periodId: number; employeeId: number }) =>
  db.execute<{ kraId: number; weight: string }>(sql`
    SELECT kra_id AS "kraId", weight FROM kra_results WHERE period_id = ${periodId} AND employee_id = ${employeeId}`);

/** As kept with its version; where none was kept, today's, as long as the KPI is still of that version. */
async function calculationOf(
  db: Db,
  { kpi_id, kpi_version, definition }: KpiRow,
): Promise<Calculation | null> {
  if (definition?.calculation_type) return definition;
  const kpi = await getKpi(db, kpi_id);
  return kpi?.version === kpi_version ? kpi : null;
}

function listKpis(
  db: Db,
  { periodId, employeeId, versionId }: { periodId: number; employeeId: number; versionId: number },
) {
  return db.execute<KpiRow>(sql`
    SELECT k.kpi_id, k.kra_id, k.weight, k.kpi_version, v.definition, t.scoring_method_override AS own_method, k.target, k.proration,
           k.actual_value AS actual, k.record_count, k.score, k.held_from_period_id AS held_from,
           (SELECT h.score FROM kpi_results h WHERE h.period_id = k.held_from_period_id
               AND h.employee_id = k.employee_id AND h.kpi_id = k.kpi_id) AS held_score
      FROM kpi_results k
      LEFT JOIN kpi_definition_versions v ON v.kpi_id = k.kpi_id AND v.version = k.kpi_version
      LEFT JOIN scorecard_template_items t ON t.version_id = ${versionId} AND t.kpi_id = k.kpi_id
     WHERE k.period_id = ${periodId} AND k.employee_id = ${employeeId} ORDER BY k.kpi_id`);
}
