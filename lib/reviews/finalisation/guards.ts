import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Difference } from "./difference";

const ON_EVERY_CHANGE = ["final_insert", "final_update", "final_moved_in", "final_delete", "final_truncate"];
const ONLY_GROWS = ["final_insert", "stay", "stay_whole"];

/** The triggers that keep a final period as it is, by table; their names begin with the table's. */
const GUARDS: Record<string, readonly string[]> = {
  evaluation_periods: ["final", "seal"],
  employee_scorecard_instances: ON_EVERY_CHANGE,
  performance_results: ON_EVERY_CHANGE,
  kra_results: ON_EVERY_CHANGE,
  score_rollups: ON_EVERY_CHANGE,
  kpi_snapshots: ON_EVERY_CHANGE,
  kpi_period_means: ON_EVERY_CHANGE,
  peer_statistics: ON_EVERY_CHANGE,
  manual_entries: ON_EVERY_CHANGE,
  score_overrides: ONLY_GROWS,
  performance_review_notes: ONLY_GROWS,
  kept_records: ONLY_GROWS,
  scorecard_digests: ONLY_GROWS,
};
/** Results and evidence lie in a partition of their period, sealed by itself. */
const PARTITIONED = ["kpi_results", "kpi_evidence"];
const SEALS = ["final", "final_whole"];

interface Row extends Record<string, unknown> {
  kept: string;
  guard: string | null;
  state: "gone" | "off" | null;
}

/**
 * Which guards of a final period are not in place: whoever owns the tables can switch one off, change something and leave,
 * or take a partition out. Triggers must fire in every session.
 */
export async function findMissingGuards(db: Db, periodId: number): Promise<Difference[]> {
  const expected = [
    ...Object.entries(GUARDS).flatMap(([table, names]) =>
      names.map((name) => ({ kept: table, guard: `${table}_${name}`, parent: null })),
    ),
    ...PARTITIONED.flatMap((parent) =>
      [...SEALS, null].map((guard) => ({ kept: `${parent}_p${periodId}`, guard, parent })),
    ),
  ];
  const rows = await db.execute<Row>(sql`
    SELECT x.kept, x.guard,
           CASE WHEN x.guard IS NULL THEN CASE WHEN i.inhrelid IS NULL THEN 'gone' END
                WHEN t.oid IS NULL THEN 'gone' WHEN t.tgenabled <> 'A' THEN 'off' END AS state
      FROM jsonb_to_recordset(${JSON.stringify(expected)}::text::jsonb) AS x(kept text, guard text, parent text)
      LEFT JOIN pg_class c ON c.relname = x.kept AND c.relnamespace = 'public'::regnamespace
      LEFT JOIN pg_trigger t ON t.tgrelid = c.oid AND t.tgname = x.guard
      LEFT JOIN pg_inherits i ON i.inhrelid = c.oid AND i.inhparent = to_regclass('public.' || x.parent)`);
  return rows.flatMap(({ kept, guard, state }): Difference[] => {
    if (state === null) return [];
    const what =
      guard === null
        ? `The table ${kept} is not part of the results any more`
        : `The guard ${guard} of ${kept} is ${state === "gone" ? "gone" : "switched off"}`;
    return [{ employee: null, what }];
  });
}
