import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { WorkWindows } from "@/db/schema/people";
import { env } from "@/lib/env";
import { listUnits } from "@/lib/people/units/queries";
import { settingsOf } from "@/lib/people/units/tree";
import { type Term, termOf, type WorkingTime } from "./due";

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
  const people = await db.execute<{ schedule: number | null; unit: number | null }>(sql`
    SELECT e.work_schedule_id AS schedule,
           (SELECT p.org_unit_id FROM positions p WHERE p.employee_id = e.id
               AND daterange(p.effective_from, p.effective_to) @> ${today}::date LIMIT 1) AS unit
      FROM employees e WHERE e.id = ${employeeId}`);
  const { schedule = null, unit = null } = people[0] ?? {};
  const settings = unit === null ? null : settingsOf(await listUnits(db), unit);
  const schedules = await db.execute<{ windows: WorkWindows }>(
    sql`SELECT windows FROM work_schedules WHERE id = ${schedule ?? settings?.workScheduleId ?? null}`,
  );
  const days = await db.execute<{ date: string }>(sql`
    SELECT date FROM holidays WHERE calendar_id = ${settings?.holidayCalendarId ?? null} AND date > ${today}::date`);
  return {
    windows: schedules[0]?.windows ?? null,
    holidays: new Set(days.map(({ date }) => String(date).slice(0, 10))),
  };
}
