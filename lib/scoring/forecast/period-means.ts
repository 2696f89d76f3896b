import type { Sql } from "@/db/client";

/** A KPI's mean over everybody scored on it, for each KPI of a period; part of every computation for everyone. */
export async function storePeriodMeans(
  transaction: Sql,
  { periodId, computedAt }: { periodId: number; computedAt: Date },
): Promise<void> {
  await transaction`DELETE FROM kpi_period_means WHERE period_id = ${periodId}`;
  await transaction`
    INSERT INTO kpi_period_means (kpi_id, period_id, people_count, scored_count, mean_score, computed_at)
    SELECT kpi_id, ${periodId}::integer, count(*), count(score), round(avg(score), 4),
           ${computedAt.toISOString()}::timestamptz
      FROM kpi_results WHERE period_id = ${periodId} GROUP BY kpi_id`;
}
