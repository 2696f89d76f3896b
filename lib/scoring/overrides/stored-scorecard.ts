import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Direction, ScoringMethod, Target, TemplateRule } from "@/lib/kpis/rule/types";
import { ruleOfResults, type ScoredItem } from "../rule-of-results";
import { loadRules } from "../runs/load-rules";
import type { KpiStatus } from "../types";
import { loadOverrides, type OverridesInForce, overridesOf } from "./in-force";
import type { StoredReading } from "./stored-readings";

/** What is needed to derive a stored scorecard again. */
export interface StoredScorecard {
  /** The person's own: with what is assigned to them, as it was scored. */
  rule: TemplateRule;
  readings: StoredReading[];
  overrides: OverridesInForce;
}

interface Key {
  periodId: number;
  employeeId: number;
}

/** Null when the person was scored by no template in this period. */
export async function getStoredScorecard(db: Db, key: Key): Promise<StoredScorecard | null> {
  const instances = await db.execute<{ version_id: number | null }>(sql`
    SELECT template_version_id AS version_id FROM employee_scorecard_instances
     WHERE period_id = ${key.periodId} AND employee_id = ${key.employeeId}`);
  const versionId = instances[0]?.version_id;
  if (!versionId) return null;
  const template = (await loadRules(db, [versionId])).versions.get(versionId)?.rule;
  if (!template) return null;
  const kpis = await listKpis(db, key, versionId);
  const rule = ruleOfResults(template, { items: kpis.map(toItem), kras: await listKras(db, key) });
  const overrides = (await loadOverrides(db, key.periodId, [key.employeeId])).get(key.employeeId);
  return { rule, readings: kpis.map(toReading), overrides: overrides ?? overridesOf([]) };
}

interface KpiRow extends Record<string, unknown> {
  kpi_id: number;
  kra_id: number;
  weight: string;
  target: Target;
  /** Of a KPI that the template does not hold. */
  added_direction: Direction | null;
  added_method: ScoringMethod | null;
  actual: string | null;
  record_count: number;
  attainment: string | null;
  raw_score: string | null;
  status: KpiStatus;
  held_from_period_id: number | null;
  held_score: string | null;
}

function listKpis(db: Db, { periodId, employeeId }: Key, versionId: number) {
  return db.execute<KpiRow>(sql`
    SELECT k.kpi_id, k.kra_id, k.weight, k.target, d.direction AS added_direction, d.scoring_method AS added_method,
           k.actual_value AS actual, k.record_count, k.attainment, k.raw_score, k.status, k.held_from_period_id,
           (SELECT h.score FROM kpi_results h WHERE h.period_id = k.held_from_period_id
               AND h.employee_id = k.employee_id AND h.kpi_id = k.kpi_id) AS held_score
      FROM kpi_results k
      LEFT JOIN scorecard_template_items t ON t.version_id = ${versionId} AND t.kpi_id = k.kpi_id
      LEFT JOIN kpi_definitions d ON d.id = k.kpi_id AND t.kpi_id IS NULL
     WHERE k.period_id = ${periodId} AND k.employee_id = ${employeeId}`);
}

const listKras = (db: Db, { periodId, employeeId }: Key) =>
  db.execute<{ kraId: number; weight: string }>(sql`
    SELECT kra_id AS "kraId", weight FROM kra_results WHERE period_id = ${periodId} AND employee_id = ${employeeId}`);

const toItem = (row: KpiRow): ScoredItem => ({
  kpiId: row.kpi_id,
  kraId: row.kra_id,
  weight: row.weight,
  target: row.target,
  direction: row.added_direction,
  method: row.added_method,
});

const toReading = (row: KpiRow): StoredReading => ({
  kpiId: row.kpi_id,
  actual: row.actual,
  recordCount: row.record_count,
  attainment: row.attainment,
  rawScore: row.raw_score,
  status: row.status,
  heldFromPeriodId: row.held_from_period_id,
  heldScore: row.held_score,
});
