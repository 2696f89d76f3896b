import { parseDecimal } from "@/lib/decimal";
import { notFound } from "@/lib/errors";
import { compileBand } from "../band";
import { DIRTY_CHANNEL, RESULTS_CHANNEL, writeResultsChange } from "../freshness/channels";
import { passOn, type StoredTotal } from "../freshness/pass-on";
import { adjustRollups, shareOfRollups } from "../runs/adjust-rollups";
import { adjustmentOf } from "../runs/result-rows";
import type { ScorecardResult } from "../types";
import type { ExclusiveCtx } from "./exclusive";
import { overrideKey } from "./in-force";
import { rescore } from "./stored-readings";
import { getStoredScorecard, type StoredScorecard } from "./stored-scorecard";

interface Key {
  periodId: number;
  employeeId: number;
}

/**
 * Brings a person's stored results to the overrides in force, with everything above them: KRAs, total, bands, units and
 * managers, and a note for the period that compares itself with this one. Nothing is measured anew. The period must be
 * the caller's alone. Gives what computing the person anew gives on the same records and rules.
 */
export async function applyOverrides(tx: ExclusiveCtx, key: Key): Promise<ScorecardResult> {
  const stored = await getStoredScorecard(tx.db, key);
  if (!stored) throw notFound("A scored scorecard of this person in this period");
  const result = rescore(stored.rule, stored.readings, stored.overrides);
  const only = [key.employeeId];
  const before = await shareOfRollups(tx.sql, key.periodId, only);
  const totalBefore = await totalOf(tx, key);
  await storeResult(tx, key, stored, result);
  await adjustRollups(tx.sql, { periodId: key.periodId, only, before, computedAt: tx.now });
  const passed = await passOn(tx.sql, {
    periodId: key.periodId,
    before: totalBefore,
    after: await totalOf(tx, key),
  });
  if (passed > 0) await tx.sql`SELECT pg_notify(${DIRTY_CHANNEL}, '')`;
  const change = { periodId: key.periodId, employeeIds: only, at: tx.now.toISOString() };
  await tx.sql`SELECT pg_notify(${RESULTS_CHANNEL}, ${writeResultsChange(change)})`;
  return result;
}

async function totalOf({ sql }: ExclusiveCtx, { periodId, employeeId }: Key) {
  return await sql<StoredTotal[]>`SELECT employee_id, total_score FROM performance_results
    WHERE period_id = ${periodId} AND employee_id = ${employeeId}`;
}

async function storeResult(
  { sql, now }: ExclusiveCtx,
  { periodId, employeeId }: Key,
  { rule, overrides }: StoredScorecard,
  result: ScorecardResult,
): Promise<void> {
  const bandOf = compileBand(rule.bands);
  const band = (score: string | null) => bandOf(score === null ? null : parseDecimal(score));
  const idOf = (...key: Parameters<typeof overrideKey>) => overrides.ids.get(overrideKey(...key)) ?? null;
  const kpis = result.kpis.map((kpi) => ({
    id: kpi.kpiId,
    ...figuresOf(kpi, band(kpi.score)),
    guardrail: kpi.guardrail?.kpiId ?? null,
    cap: kpi.guardrail?.capScore ?? null,
    override: kpi.overridden ? idOf("kpi", kpi.kpiId) : null,
  }));
  const kras = result.kras.map((kra) => ({
    id: kra.kraId,
    ...figuresOf(kra, band(kra.score)),
    covered: kra.coveredWeightPercent,
    override: kra.overridden ? idOf("kra", kra.kraId) : null,
  }));
  await sql`
    UPDATE kpi_results r SET score = n.score, weighted_score = n.weighted, band = n.band, is_adjusted = n.adjusted,
           computed_score = n.computed, override_id = n.override, guardrail_kpi_id = n.guardrail, guardrail_cap = n.cap
      FROM jsonb_to_recordset(${JSON.stringify(kpis)}::text::jsonb) AS n(id integer, score numeric, weighted numeric,
             band rating_band, adjusted boolean, computed numeric, override integer, guardrail integer, cap numeric)
     WHERE r.period_id = ${periodId} AND r.employee_id = ${employeeId} AND r.kpi_id = n.id`;
  await sql`
    UPDATE kra_results r SET score = n.score, weighted_score = n.weighted, band = n.band, is_adjusted = n.adjusted,
           computed_score = n.computed, override_id = n.override, covered_weight = n.covered
      FROM jsonb_to_recordset(${JSON.stringify(kras)}::text::jsonb) AS n(id integer, score numeric, weighted numeric,
             band rating_band, adjusted boolean, computed numeric, override integer, covered numeric)
     WHERE r.period_id = ${periodId} AND r.employee_id = ${employeeId} AND r.kra_id = n.id`;
  const [isAdjusted, computed] = adjustmentOf({
    score: result.totalScore,
    computedScore: result.computedTotalScore,
    overridden: result.overridden || result.band !== result.computedBand,
  });
  await sql`
    UPDATE performance_results
       SET total_score = ${result.totalScore}, rating_band = ${result.band}, coverage = ${result.coveragePercent},
           scored_kpi_count = ${result.kpis.filter((kpi) => kpi.score !== null).length},
           has_guardrail_hit = ${result.kpis.some((kpi) => kpi.guardrail !== null)}, is_adjusted = ${isAdjusted},
           computed_score = ${computed}, computed_band = ${isAdjusted ? result.computedBand : null},
           override_id = ${result.overridden ? idOf("overall", 0) : null}, computed_at = ${now.toISOString()}
     WHERE period_id = ${periodId} AND employee_id = ${employeeId}`;
}

interface Figures {
  score: string | null;
  computedScore: string | null;
  weightedScore: string | null;
  overridden: boolean;
}

function figuresOf(figures: Figures, band: string) {
  const [adjusted, computed] = adjustmentOf(figures);
  return { score: figures.score, weighted: figures.weightedScore, band, adjusted, computed };
}
