import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { organisationToday } from "@/lib/people/today";

/** Every day of a period stays for so long after its end; then the last one at each tenth of it, which is what is learnt from. */
const DAYS_WHOLE = 7;
/** By then a period has been thinned, or nobody looked after the database for months. */
const DAYS_LOOKED_AT = 120;
/** What is older teaches nothing any more. */
const YEARS_KEPT = 2;

/** Deletes snapshots nobody needs. A final period keeps what it had when it became final. Returns how many went. */
export async function thinSnapshots({ db, now }: Pick<Ctx, "db" | "now">): Promise<number> {
  const today = await organisationToday(db, now);
  const rows = await db.execute<{ deleted: number }>(sql`
    WITH gone AS (
      DELETE FROM kpi_snapshots s USING evaluation_periods p
       WHERE p.id = s.period_id AND p.status <> 'finalized'
         AND (p.period_end < ${today}::date - make_interval(years => ${YEARS_KEPT})
              OR p.period_end BETWEEN ${today}::date - ${DAYS_LOOKED_AT}::integer AND ${today}::date - ${DAYS_WHOLE}::integer
                 AND EXISTS (SELECT FROM kpi_snapshots later
                              WHERE later.employee_id = s.employee_id AND later.period_id = s.period_id
                                AND later.checkpoint = s.checkpoint AND later.snapshot_date > s.snapshot_date))
      RETURNING 1
    )
    SELECT count(*)::integer AS deleted FROM gone`);
  return rows[0]?.deleted ?? 0;
}
