import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** Rated people of a period who were in no unit then. */
export async function countRatedOutside(db: Db, periodId: number): Promise<number> {
  const rows = await db.execute<{ people: number }>(sql`
    SELECT count(*)::integer AS people
      FROM employee_scorecard_instances i JOIN performance_results r USING (period_id, employee_id)
     WHERE i.period_id = ${periodId} AND i.org_unit_id IS NULL AND r.rating_band IN ('above', 'on', 'near', 'below')`);
  return rows[0]?.people ?? 0;
}
