import { and, eq, inArray, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { kpiResults, kraResults, performanceResults } from "@/db/schema/scoring";
import { listEarlierPeriods, type Period } from "../periods/queries";
import type { Scores, Trend } from "./types";

const TREND_PERIODS = 6;

/** The last six scores of a person's total, KRAs and KPIs: one statement over the keys of three tables. */
export async function getTrend(db: Db, employeeId: number, period: Period): Promise<Trend> {
  const earlier = await listEarlierPeriods(db, period, TREND_PERIODS - 1);
  const periods = [...earlier.reverse(), period].map(({ id, name }) => ({ id, name }));
  const indexOf = new Map(periods.map(({ id }, index) => [id, index]));
  const rows = await listScores(db, employeeId, [...indexOf.keys()]);

  const nothing = (): Scores => periods.map(() => null);
  const trend: Trend = { periods, total: nothing(), kras: new Map(), kpis: new Map() };
  for (const { level, subjectId, periodId, score } of rows) {
    const index = indexOf.get(periodId);
    if (index === undefined) continue;
    if (level === "total") {
      trend.total[index] = score;
      continue;
    }
    const scores = trend[level].get(subjectId) ?? nothing();
    scores[index] = score;
    trend[level].set(subjectId, scores);
  }
  return trend;
}

function listScores(db: Db, employeeId: number, periodIds: number[]) {
  const level = (name: "total" | "kras" | "kpis") => sql<typeof name>`${name}::text`.as("level");
  const own = (table: typeof kpiResults | typeof kraResults | typeof performanceResults) =>
    and(inArray(table.periodId, periodIds), eq(table.employeeId, employeeId));
  return unionAll(
    db
      .select({
        level: level("total") as ReturnType<typeof level>,
        subjectId: sql<number>`0`.as("subject_id"),
        periodId: performanceResults.periodId,
        score: performanceResults.totalScore,
      })
      .from(performanceResults)
      .where(own(performanceResults)),
    db
      .select({
        level: level("kras"),
        subjectId: sql<number>`${kraResults.kraId}`.as("subject_id"),
        periodId: kraResults.periodId,
        score: kraResults.score,
      })
      .from(kraResults)
      .where(own(kraResults)),
    db
      .select({
        level: level("kpis"),
        subjectId: sql<number>`${kpiResults.kpiId}`.as("subject_id"),
        periodId: kpiResults.periodId,
        score: kpiResults.score,
      })
      .from(kpiResults)
      .where(own(kpiResults)),
  );
}
