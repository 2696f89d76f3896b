import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { env } from "@/lib/env";
import { loadWorkingTimes, type WorkingTime } from "@/lib/people/schedules/working-time";
import { type Term, termOf } from "./due";

/** How many working days each has. */
export interface Terms {
  managerDays: number;
  hrDays: number;
}

export const TERMS: Terms = { managerDays: env.APPEAL_MANAGER_DAYS, hrDays: env.APPEAL_HR_DAYS };

/** When something that begins today is due, by the person's own schedule and holidays, or those of their unit. */
export async function dueAfter(
  db: Db,
  { employeeId, today, days }: { employeeId: number; today: string; days: number },
): Promise<Term> {
  return termOf(today, days, await workingTimeOf(db, employeeId, today));
}

async function workingTimeOf(db: Db, employeeId: number, today: string): Promise<WorkingTime> {
  const places = await db.execute<{ unit: number | null }>(sql`
    SELECT org_unit_id AS unit FROM positions WHERE employee_id = ${employeeId}
       AND daterange(effective_from, effective_to) @> ${today}::date LIMIT 1`);
  const person = { employeeId, orgUnitId: places[0]?.unit ?? null };
  return (await loadWorkingTimes(db, [person], { from: today, to: null }))(employeeId);
}
