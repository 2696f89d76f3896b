import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import { scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { employeeScorecardInstances, kpiResults } from "@/db/schema/scoring";
import type { DecimalString } from "@/lib/decimal";
import type { Target } from "@/lib/kpis/rule/types";
import { listEarlierPeriods, type Period, requirePeriod } from "../periods/queries";

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

/** A person's scores on one KPI over up to twelve periods of one frequency, oldest first; periods without one are gaps. */
export async function listKpiHistory(db: Db, { employeeId, periodId, kpiId }: Key): Promise<HistoryPoint[]> {
  const period = await requirePeriod(db, periodId);
  const earlier = await listEarlierPeriods(db, period, HISTORY_PERIODS - 1);
  const periods = [...earlier.reverse(), period];
  const rows = await db
    .select({
      result: kpiResults,
      version: scorecardTemplateVersions.version,
      name: scorecardTemplates.name,
      computedAt: employeeScorecardInstances.computedAt,
    })
    .from(kpiResults)
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
    .where(
      and(
        inArray(
          kpiResults.periodId,
          periods.map(({ id }) => id),
        ),
        eq(kpiResults.employeeId, employeeId),
        eq(kpiResults.kpiId, kpiId),
      ),
    );
  return periods.map((each) => {
    const row = rows.find(({ result }) => result.periodId === each.id);
    return {
      period: each,
      score: row?.result.score ?? null,
      band: row?.result.band ?? "not_scored",
      actual: row?.result.actualValue ?? null,
      attainment: row?.result.attainment ?? null,
      target: (row?.result.target as Target | undefined) ?? null,
      recordCount: row?.result.recordCount ?? 0,
      kpiVersion: row?.result.kpiVersion ?? null,
      computedAt: row?.computedAt ?? null,
      template: row?.name && row.version !== null ? { name: row.name, version: row.version } : null,
    };
  });
}
