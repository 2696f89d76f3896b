import { and, desc, eq, lte, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import { scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { kpiResults } from "@/db/schema/results";
import { employeeScorecardInstances, evaluationPeriods } from "@/db/schema/scoring";
import type { DecimalString } from "@/lib/decimal";
import type { Target } from "@/lib/kpis/rule/types";
import type { Period } from "../periods/queries";

const HISTORY_PERIODS = 12;

export interface HistoryPoint {
  period: Period;
  score: DecimalString | null;
  band: RatingBand;
  actual: DecimalString | null;
  attainment: DecimalString | null;
  target: Target | null;
  recordCount: number;
  kpiVersion: number | null;
  computedAt: Date | null;
  template: { name: string; version: number } | null;
}

interface Key {
  employeeId: number;
  periodId: number;
  kpiId: number;
}

const asked = alias(evaluationPeriods, "asked");

/** A person's scores on one KPI over up to twelve periods of one frequency, oldest first; periods without one are gaps. */
export async function listKpiHistory(db: Db, { employeeId, periodId, kpiId }: Key): Promise<HistoryPoint[]> {
  const period = evaluationPeriods;
  const rows = await db
    .select({
      period,
      score: kpiResults.score,
      band: kpiResults.band,
      actual: kpiResults.actualValue,
      attainment: kpiResults.attainment,
      target: kpiResults.target,
      recordCount: kpiResults.recordCount,
      kpiVersion: kpiResults.kpiVersion,
      computedAt: employeeScorecardInstances.computedAt,
      version: scorecardTemplateVersions.version,
      templateName: scorecardTemplates.name,
    })
    .from(asked)
    .innerJoin(period, eq(period.frequency, asked.frequency))
    .leftJoin(
      kpiResults,
      and(
        eq(kpiResults.periodId, period.id),
        eq(kpiResults.employeeId, employeeId),
        eq(kpiResults.kpiId, kpiId),
      ),
    )
    .leftJoin(
      employeeScorecardInstances,
      and(
        eq(employeeScorecardInstances.periodId, kpiResults.periodId),
        eq(employeeScorecardInstances.employeeId, kpiResults.employeeId),
      ),
    )
    .leftJoin(
      scorecardTemplateVersions,
      eq(scorecardTemplateVersions.id, employeeScorecardInstances.templateVersionId),
    )
    .leftJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .where(and(eq(asked.id, periodId), or(eq(period.id, asked.id), lte(period.periodEnd, asked.periodStart))))
    .orderBy(desc(period.periodEnd), desc(period.periodStart))
    .limit(HISTORY_PERIODS);
  return rows.reverse().map(({ version, templateName, ...row }) => ({
    ...row,
    band: row.band ?? "not_scored",
    target: (row.target as Target | null) ?? null,
    recordCount: row.recordCount ?? 0,
    template: templateName !== null && version !== null ? { name: templateName, version } : null,
  }));
}
