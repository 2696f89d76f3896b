import type { Sql } from "@/db/client";
import type { SnapshotRow } from "./project-people";

interface Stored {
  periodId: number;
  origin: "observed" | "measured_later";
  takenAt: Date;
}

/** Of a running period the last one of a day wins; what is measured afterwards never takes the place of what was seen. */
export async function storeSnapshots(
  sql: Sql,
  rows: readonly SnapshotRow[],
  { periodId, origin, takenAt }: Stored,
): Promise<void> {
  if (rows.length === 0) return;
  const wins =
    origin === "observed"
      ? sql`DO UPDATE SET
          checkpoint = excluded.checkpoint, elapsed = excluded.elapsed, origin = excluded.origin,
          overall_score = excluded.overall_score, kpi_scores = excluded.kpi_scores,
          projected_score = excluded.projected_score, projected_low = excluded.projected_low,
          projected_high = excluded.projected_high, projected_band = excluded.projected_band,
          projection_withheld = excluded.projection_withheld, projection = excluded.projection,
          taken_at = excluded.taken_at`
      : sql`DO NOTHING`;
  await sql`
    INSERT INTO kpi_snapshots AS kept
      (employee_id, period_id, snapshot_date, checkpoint, elapsed, origin, overall_score, kpi_scores, projected_score,
       projected_low, projected_high, projected_band, projection_withheld, projection, taken_at)
    SELECT s.employee_id, ${periodId}::integer, s.snapshot_date, s.checkpoint, s.elapsed, ${origin}::snapshot_origin,
           s.overall_score, s.kpi_scores, s.projected_score, s.projected_low, s.projected_high, s.projected_band,
           s.projection_withheld, s.projection, ${takenAt.toISOString()}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS s(
        employee_id integer, snapshot_date date, checkpoint smallint, elapsed numeric, overall_score numeric,
        kpi_scores jsonb, projected_score numeric, projected_low numeric, projected_high numeric,
        projected_band rating_band, projection_withheld text, projection jsonb)
    ON CONFLICT (employee_id, period_id, snapshot_date) ${wins}`;
}
