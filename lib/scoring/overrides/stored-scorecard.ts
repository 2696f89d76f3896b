import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import { loadRules } from "../runs/load-rules";
import type { KpiStatus } from "../types";
import { loadOverrides, type OverridesInForce, overridesOf } from "./in-force";
import type { StoredReading } from "./stored-readings";

/** What is needed to derive a stored scorecard again. */
export interface StoredScorecard {
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
  const rule = (await loadRules(db, [versionId])).versions.get(versionId)?.rule;
  if (!rule) return null;
  const readings = await listReadings(db, key);
  const overrides = (await loadOverrides(db, key.periodId, [key.employeeId])).get(key.employeeId);
  return { rule, readings, overrides: overrides ?? overridesOf([]) };
}

interface ReadingRow extends Record<string, unknown> {
  kpi_id: number;
  actual: string | null;
  record_count: number;
  attainment: string | null;
  raw_score: string | null;
  status: KpiStatus;
  held_from_period_id: number | null;
  held_score: string | null;
}

async function listReadings(db: Db, { periodId, employeeId }: Key): Promise<StoredReading[]> {
  const rows = await db.execute<ReadingRow>(sql`
    SELECT k.kpi_id, k.actual_value AS actual, k.record_count, k.attainment, k.raw_score, k.status, k.held_from_period_id,
           (SELECT h.score FROM kpi_results h WHERE h.period_id = k.held_from_period_id
               AND h.employee_id = k.employee_id AND h.kpi_id = k.kpi_id) AS held_score
      FROM kpi_results k WHERE k.period_id = ${periodId} AND k.employee_id = ${employeeId}`);
  return rows.map((row) => ({
    kpiId: row.kpi_id,
    actual: row.actual,
    recordCount: row.record_count,
    attainment: row.attainment,
    rawScore: row.raw_score,
    status: row.status,
    heldFromPeriodId: row.held_from_period_id,
    heldScore: row.held_score,
  }));
}
