import { sql } from "drizzle-orm";
import { employees, orgUnits, positions } from "@/db/schema/people";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { organisationToday } from "@/lib/people/today";
import { type BulkAssignInput, MOST_AT_ONCE } from "./input";

/** Whom a bulk assignment is for: chosen people, or everyone who is in a unit, below it or in a role on the first day, or today if that is past. */
export async function chosenPeople(ctx: Ctx, input: BulkAssignInput): Promise<number[]> {
  const { employee_ids, org_unit_id, job_role_id, start_date } = input;
  if (employee_ids) return [...new Set(employee_ids)];
  if (org_unit_id === null && job_role_id === null) {
    throw invalid([{ path: "org_unit_id", message: "Choose a unit, a job role or people" }]);
  }
  const today = await organisationToday(ctx.db, ctx.now);
  const [, day = today] = [start_date, today].sort();
  const rows = await ctx.db.execute<{ id: number }>(sql`
    WITH RECURSIVE below AS (
      SELECT id FROM ${orgUnits} WHERE id = ${org_unit_id}::integer
      UNION SELECT u.id FROM below b JOIN ${orgUnits} u ON u.parent_id = b.id
    )
    SELECT e.id FROM ${employees} e JOIN ${positions} p ON p.employee_id = e.id
     WHERE daterange(p.effective_from, p.effective_to) @> ${day}::date
       AND (e.hired_on IS NULL OR e.hired_on <= ${day}::date) AND (e.left_on IS NULL OR e.left_on >= ${day}::date)
       AND (${org_unit_id}::integer IS NULL OR p.org_unit_id IN (SELECT id FROM below))
       AND (${job_role_id}::integer IS NULL OR p.job_role_id = ${job_role_id}::integer)
     ORDER BY e.id LIMIT ${MOST_AT_ONCE + 1}`);
  if (rows.length > MOST_AT_ONCE) {
    throw invalid([
      { path: "org_unit_id", message: "These are more than 5,000 people: choose a smaller unit" },
    ]);
  }
  return rows.map(({ id }) => id);
}
