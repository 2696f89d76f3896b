import { and, desc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiPeriodMeans } from "@/db/schema/forecast";
import { evaluationPeriods } from "@/db/schema/scoring";
import type { Scope } from "@/lib/access/scope";
import type { Period } from "../periods/queries";
import { SMALLEST_GROUP } from "../rollups/withheld-groups";
import type { BacktestPoint } from "./column";
import { MOST_PERIODS } from "./withheld";

/** Where a finished period is looked back at: half-way through. */
const HALF_WAY = 5;

export interface Backtest {
  /** Tenths of the weekdays. */
  checkpoint: number;
  /** Oldest first. */
  points: BacktestPoint[];
}

interface Asked {
  employeeId: number;
  kpiId: number;
  period: Period;
  /** The period has not ended: it is compared at the point it has reached, and has not come out itself. */
  running: boolean;
}

/**
 * How the projections of a person's KPI in finished periods came out: at the point that the running period has reached, or,
 * of a period that is over, half-way through it and those before.
 */
export async function listBacktest(db: Db, { employeeId, kpiId, period, running }: Asked): Promise<Backtest> {
  const rows = await db.execute<{ checkpoint: number; points: BacktestPoint[] }>(sql`
    WITH point AS (
      SELECT CASE WHEN ${running} THEN (
               SELECT checkpoint FROM kpi_snapshots
                WHERE employee_id = ${employeeId} AND period_id = ${period.id} ORDER BY snapshot_date DESC LIMIT 1
             ) ELSE (
               SELECT max(checkpoint) FROM kpi_snapshots
                WHERE employee_id = ${employeeId} AND period_id = ${period.id} AND checkpoint <= ${HALF_WAY}
             ) END AS checkpoint
    ), past AS (
      SELECT id, name, period_start FROM evaluation_periods
       WHERE frequency = ${period.frequency}
         AND period_end <= ${running ? period.periodStart : period.periodEnd}::date
       ORDER BY period_end DESC LIMIT ${MOST_PERIODS}
    )
    SELECT coalesce(point.checkpoint, ${HALF_WAY})::integer AS checkpoint, coalesce((
      SELECT json_agg(json_build_object('periodId', p.id, 'name', p.name, 'projected', s.projected,
                                        'cameOut',
                                        CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.score END::text) ORDER BY p.period_start)
        FROM past p
        JOIN LATERAL (
          SELECT k.kpi_scores -> ${String(kpiId)} ->> 'projected' AS projected FROM kpi_snapshots k
           WHERE k.employee_id = ${employeeId} AND k.period_id = p.id AND k.checkpoint = point.checkpoint
           ORDER BY k.snapshot_date DESC LIMIT 1
        ) s ON s.projected IS NOT NULL
        JOIN kpi_results r ON r.period_id = p.id AND r.employee_id = ${employeeId} AND r.kpi_id = ${kpiId}
         AND r.status = 'scored' AND CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.score END IS NOT NULL
    ), '[]') AS points
      FROM point`);
  return rows[0] ?? { checkpoint: HALF_WAY, points: [] };
}

export interface KpiMean {
  period: Pick<Period, "id" | "name" | "frequency" | "periodEnd">;
  peopleCount: number;
  scoredCount: number;
  /** Null: nobody scored, or so few that a reader who may not see them one by one could tell whose score it is. */
  meanScore: string | null;
}

const MEANS = 6;

/** A KPI over everybody, in the last periods of the frequency in which it was scored last; oldest first. */
export async function listKpiMeans(db: Db, scope: Scope, kpiId: number): Promise<KpiMean[]> {
  const rows = await db
    .select({
      period: {
        id: evaluationPeriods.id,
        name: evaluationPeriods.name,
        frequency: evaluationPeriods.frequency,
        periodEnd: evaluationPeriods.periodEnd,
      },
      peopleCount: kpiPeriodMeans.peopleCount,
      scoredCount: kpiPeriodMeans.scoredCount,
      meanScore: kpiPeriodMeans.meanScore,
    })
    .from(kpiPeriodMeans)
    .innerJoin(evaluationPeriods, and(eq(evaluationPeriods.id, kpiPeriodMeans.periodId)))
    .where(eq(kpiPeriodMeans.kpiId, kpiId))
    .orderBy(desc(evaluationPeriods.periodEnd), desc(evaluationPeriods.periodStart))
    .limit(MEANS * 4);
  const newest = rows[0]?.period.frequency;
  return rows
    .filter(({ period }) => period.frequency === newest)
    .slice(0, MEANS)
    .reverse()
    .map((row) =>
      row.scoredCount < SMALLEST_GROUP && !scope.seesEveryone ? { ...row, meanScore: null } : row,
    );
}
