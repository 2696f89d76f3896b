import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { AskedRule } from "./queries";
import { isCovered, isOneOf, type People } from "./series";
import type { AlertSettings } from "./settings";

export interface MissingEntries {
  employeeId: number;
  count: number;
  /** YYYY-MM-DD: by when the oldest was to be entered. */
  oldestDueOn: string;
  periodId: number;
}

type Rule = AskedRule & { settings: Extract<AlertSettings, { condition: "missing_entries" }> };

/** Whose values are still missing so many days after they were due, of those whom the rule covers. */
export async function listMissingEntries(
  db: Db,
  rule: Rule,
  { today, people }: { today: string; people: People },
): Promise<MissingEntries[]> {
  const rows = await db.execute<{
    employee_id: number;
    count: number;
    oldest: string;
    period_id: number;
  }>(sql`
    SELECT m.employee_id, count(*)::integer AS count, min(m.due_on)::text AS oldest, max(m.period_id) AS period_id
      FROM manual_reminders m
      JOIN evaluation_periods p ON p.id = m.period_id AND p.status <> 'finalized' AND p.frequency = ${rule.frequency}
      LEFT JOIN employee_scorecard_instances i ON i.period_id = m.period_id AND i.employee_id = m.employee_id
      LEFT JOIN scorecard_template_versions v ON v.id = i.template_version_id
     WHERE m.due_on + ${rule.settings.days}::integer < ${today}::date
       AND ${rule.kpiId === null ? sql`true` : sql`m.kpi_id = ${rule.kpiId}`}
       AND ${isCovered(rule, { employee: sql`m.employee_id`, unit: sql`i.org_unit_id`, template: sql`v.template_id` })}
       AND ${isOneOf(sql`m.employee_id`, people)}
     GROUP BY m.employee_id ORDER BY m.employee_id`);
  return rows.map((row) => ({
    employeeId: row.employee_id,
    count: row.count,
    oldestDueOn: row.oldest,
    periodId: row.period_id,
  }));
}
