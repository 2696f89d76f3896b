import { and, asc, eq, getTableColumns } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import {
  kpiDefinitions,
  kraDefinitions,
  scorecardTemplateItems,
  scorecardTemplateKras,
} from "@/db/schema/kpis";
import { evaluationPeriods, kpiResults, kraResults } from "@/db/schema/scoring";
import type { Direction, ScoringMethod, Target } from "@/lib/kpis/rule/types";
import type { Working } from "../working";
import type { ScorecardKpi, ScorecardKra } from "./types";

interface Key {
  employeeId: number;
  periodId: number;
  versionId: number;
}

/** A person's KRAs with their KPIs, both in the order of the template version that scored them. */
export async function listScorecardKras(db: Db, key: Key): Promise<ScorecardKra[]> {
  const [kras, kpis] = await Promise.all([listKras(db, key), listKpis(db, key)]);
  return kras.map((kra) => ({ ...kra, kpis: kpis.filter((kpi) => kpi.kraId === kra.id) }));
}

function listKras(db: Db, { employeeId, periodId, versionId }: Key) {
  return db
    .select({
      id: kraResults.kraId,
      name: kraDefinitions.name,
      score: kraResults.score,
      band: kraResults.band,
      weight: kraResults.weight,
      coveredWeight: kraResults.coveredWeight,
      weightedScore: kraResults.weightedScore,
    })
    .from(kraResults)
    .innerJoin(kraDefinitions, eq(kraDefinitions.id, kraResults.kraId))
    .leftJoin(
      scorecardTemplateKras,
      and(eq(scorecardTemplateKras.versionId, versionId), eq(scorecardTemplateKras.kraId, kraResults.kraId)),
    )
    .where(and(eq(kraResults.periodId, periodId), eq(kraResults.employeeId, employeeId)))
    .orderBy(asc(scorecardTemplateKras.position), asc(kraResults.kraId));
}

// The page of every employee reads these: only what it shows.
const { periodId: _period, employeeId: _employee, ...RESULT } = getTableColumns(kpiResults);
const KPI = {
  id: kpiDefinitions.id,
  name: kpiDefinitions.name,
  unit: kpiDefinitions.unit,
  targetType: kpiDefinitions.targetType,
  direction: kpiDefinitions.direction,
  scoringMethod: kpiDefinitions.scoringMethod,
};
const ITEM = {
  scoringMethodOverride: scorecardTemplateItems.scoringMethodOverride,
  minRecords: scorecardTemplateItems.minRecords,
  missingPolicy: scorecardTemplateItems.missingPolicy,
};

const guardrailKpi = alias(kpiDefinitions, "guardrail_kpi");

async function listKpis(db: Db, { employeeId, periodId, versionId }: Key): Promise<ScorecardKpi[]> {
  const rows = await db
    .select({
      result: RESULT,
      kpi: KPI,
      item: ITEM,
      guardrailName: guardrailKpi.name,
      heldFromName: evaluationPeriods.name,
    })
    .from(kpiResults)
    .innerJoin(kpiDefinitions, eq(kpiDefinitions.id, kpiResults.kpiId))
    .leftJoin(
      scorecardTemplateItems,
      and(
        eq(scorecardTemplateItems.versionId, versionId),
        eq(scorecardTemplateItems.kpiId, kpiResults.kpiId),
      ),
    )
    .leftJoin(guardrailKpi, eq(guardrailKpi.id, kpiResults.guardrailKpiId))
    .leftJoin(evaluationPeriods, eq(evaluationPeriods.id, kpiResults.heldFromPeriodId))
    .where(and(eq(kpiResults.periodId, periodId), eq(kpiResults.employeeId, employeeId)))
    .orderBy(asc(scorecardTemplateItems.position), asc(kpiResults.kpiId));
  return rows.map(toScorecardKpi);
}

interface KpiRow {
  result: Pick<typeof kpiResults.$inferSelect, keyof typeof RESULT>;
  kpi: Pick<typeof kpiDefinitions.$inferSelect, keyof typeof KPI>;
  item: Pick<typeof scorecardTemplateItems.$inferSelect, keyof typeof ITEM> | null;
  guardrailName: string | null;
  heldFromName: string | null;
}

function toScorecardKpi({ result, kpi, item, guardrailName, heldFromName }: KpiRow): ScorecardKpi {
  return {
    id: kpi.id,
    name: kpi.name,
    kraId: result.kraId,
    unit: kpi.unit,
    targetType: kpi.targetType,
    direction: kpi.direction satisfies Direction,
    target: result.target as Target,
    method: (item?.scoringMethodOverride ?? kpi.scoringMethod) as ScoringMethod,
    status: result.status,
    actual: result.actualValue,
    numerator: result.numeratorValue,
    denominator: result.denominatorValue,
    recordCount: result.recordCount,
    minRecords: item?.minRecords ?? 0,
    missingPolicy: item?.missingPolicy ?? "exclude",
    attainment: result.attainment,
    rawScore: result.rawScore,
    score: result.score,
    band: result.band,
    weight: result.weight,
    weightedScore: result.weightedScore,
    guardrail:
      result.guardrailKpiId !== null && result.guardrailCap !== null
        ? { id: result.guardrailKpiId, name: guardrailName ?? "", cap: result.guardrailCap }
        : null,
    heldFrom:
      result.heldFromPeriodId !== null ? { id: result.heldFromPeriodId, name: heldFromName ?? "" } : null,
    // Runs alone write it.
    working: result.working as Working | null,
    kpiVersion: result.kpiVersion,
  };
}
