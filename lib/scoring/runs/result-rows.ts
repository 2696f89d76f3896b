import type { OverrideLevel } from "@/db/enums";
import { parseDecimal } from "@/lib/decimal";
import type { OwnTerms } from "../assignment";
import { compileBand } from "../band";
import { type OverridesByEmployee, overrideKey } from "../overrides/in-force";
import type { StoredProration } from "../prorate";
import type { Cell, CopyTarget } from "./copy";
import type { KpiInRun, VersionRule } from "./load-rules";
import type { MeasuredKpi } from "./measured";
import type { ScoredPerson } from "./score-people";

/** What all rows of a run share. */
export interface RowContext {
  periodId: number;
  runId: number;
  computedAt: Date;
  kpis: readonly KpiInRun[];
  measured: ReadonlyMap<number, MeasuredKpi>;
  previousScores: ReadonlyMap<number, string>;
  overrides: OverridesByEmployee;
}

export const KPI_RESULTS: CopyTarget = {
  table: "kpi_results",
  columns: [
    "period_id",
    "employee_id",
    "kpi_id",
    "kra_id",
    "kpi_version",
    "status",
    "actual_value",
    "numerator_value",
    "denominator_value",
    "record_count",
    "target",
    "attainment",
    "raw_score",
    "score",
    "weight",
    "weighted_score",
    "guardrail_kpi_id",
    "guardrail_cap",
    "held_from_period_id",
    "working",
    "assignment_id",
    "assignment_version",
    "proration",
    "band",
    "is_adjusted",
    "computed_score",
    "override_id",
  ],
};

export const KRA_RESULTS: CopyTarget = {
  table: "kra_results",
  columns: [
    "period_id",
    "employee_id",
    "kra_id",
    "score",
    "weight",
    "covered_weight",
    "weighted_score",
    "band",
    "is_adjusted",
    "computed_score",
    "override_id",
  ],
};

export const PERFORMANCE_RESULTS: CopyTarget = {
  table: "performance_results",
  columns: [
    "period_id",
    "employee_id",
    "total_score",
    "rating_band",
    "coverage",
    "kpi_count",
    "scored_kpi_count",
    "record_count",
    "previous_score",
    "has_guardrail_hit",
    "is_adjusted",
    "computed_score",
    "override_id",
    "computed_band",
    "run_id",
    "computed_at",
  ],
};

/** Turns scored people into the rows that are stored, in the columns' order. What repeats is prepared once. */
export function createRowWriter(context: RowContext) {
  const versionOfKpi = new Map(context.kpis.map((kpi) => [kpi.kpiId, kpi.version]));
  const prepared = new Map<number, ReturnType<typeof prepare>>();
  const idOf = (employeeId: number, level: OverrideLevel, entityId: number) =>
    context.overrides.get(employeeId)?.ids.get(overrideKey(level, entityId)) ?? null;
  const of = (version: VersionRule) => {
    const known = prepared.get(version.versionId) ?? prepare(version);
    prepared.set(version.versionId, known);
    return known;
  };
  return {
    kpiRows({ person, version, result, own }: ScoredPerson): Cell[][] {
      if (!version) return [];
      const { bandOf, targetText } = of(version);
      return result.kpis.map((kpi) => {
        const measured = context.measured.get(kpi.kpiId)?.byEmployee.get(person.employeeId);
        const terms = own.get(kpi.kpiId);
        return [
          context.periodId,
          person.employeeId,
          kpi.kpiId,
          kpi.kraId,
          versionOfKpi.get(kpi.kpiId) ?? 0,
          kpi.status,
          kpi.actual,
          measured?.numerator ?? null,
          measured?.denominator ?? null,
          kpi.recordCount,
          terms ? JSON.stringify(terms.target) : (targetText.get(kpi.kpiId) ?? "{}"),
          kpi.attainment,
          kpi.rawScore,
          kpi.score,
          kpi.weightPercent,
          kpi.weightedScore,
          kpi.guardrail?.kpiId ?? null,
          kpi.guardrail?.capScore ?? null,
          kpi.heldFromPeriodId,
          measured?.working ? JSON.stringify(measured.working) : null,
          terms?.assignment?.id ?? null,
          terms?.assignment?.version ?? null,
          terms ? storedProration(terms) : null,
          bandOf(kpi.score),
          ...adjustmentOf(kpi),
          kpi.overridden ? idOf(person.employeeId, "kpi", kpi.kpiId) : null,
        ];
      });
    },
    kraRows({ person, version, result }: ScoredPerson): Cell[][] {
      if (!version) return [];
      const { bandOf } = of(version);
      return result.kras.map((kra) => [
        context.periodId,
        person.employeeId,
        kra.kraId,
        kra.score,
        kra.weightPercent,
        kra.coveredWeightPercent,
        kra.weightedScore,
        bandOf(kra.score),
        ...adjustmentOf(kra),
        kra.overridden ? idOf(person.employeeId, "kra", kra.kraId) : null,
      ]);
    },
    performanceRow({ person, result }: ScoredPerson): Cell[] {
      const total = {
        score: result.totalScore,
        computedScore: result.computedTotalScore,
        // Cover that an override gave can lift the band alone.
        overridden: result.overridden || result.band !== result.computedBand,
      };
      const [isAdjusted, computedScore] = adjustmentOf(total);
      return [
        context.periodId,
        person.employeeId,
        result.totalScore,
        result.band,
        result.coveragePercent,
        result.kpis.length,
        result.kpis.filter((kpi) => kpi.score !== null).length,
        result.kpis.reduce((sum, kpi) => sum + kpi.recordCount, 0),
        context.previousScores.get(person.employeeId) ?? null,
        result.kpis.some((kpi) => kpi.guardrail !== null),
        isAdjusted,
        computedScore,
        result.overridden ? idOf(person.employeeId, "overall", 0) : null,
        isAdjusted ? result.computedBand : null,
        context.runId,
        context.computedAt.toISOString(),
      ];
    },
  };
}

/** How target and measuring follow the days that counted: a StoredProration. */
const storedProration = ({ proration, measured }: OwnTerms) =>
  proration || measured ? JSON.stringify({ proration, measured } satisfies StoredProration) : null;
interface AdjustableScore {
  score: string | null;
  computedScore: string | null;
  overridden: boolean;
}

/** Whether overrides made the score another one, and what the rules give where they did. */
export function adjustmentOf({ score, computedScore, overridden }: AdjustableScore) {
  const isAdjusted = overridden || score !== computedScore;
  return [isAdjusted, isAdjusted ? computedScore : null] as const;
}

function prepare({ rule }: VersionRule) {
  const band = compileBand(rule.bands);
  return {
    bandOf: (score: string | null) => band(score === null ? null : parseDecimal(score)),
    targetText: new Map(rule.items.map((item) => [item.kpiId, JSON.stringify(item.target)])),
  };
}
