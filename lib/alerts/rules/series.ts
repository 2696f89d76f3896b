import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { DecimalString } from "@/lib/decimal";
import type { AskedRule } from "./queries";
import type { FigureSettings } from "./settings";

export interface AskedPeriod {
  id: number;
  name: string;
}

export interface Series {
  employeeId: number;
  /** By period, newest first; null is a period without a figure. */
  values: (DecimalString | null)[];
}

/** Whom to look at: null is everyone. */
export type People = readonly number[] | null;

/** The periods a rule looks at that were computed, newest first: ended ones, and if it says so the one that runs. */
export async function listAskedPeriods(
  db: Db,
  { rule, today, count }: { rule: AskedRule & { settings: FigureSettings }; today: string; count: number },
): Promise<AskedPeriod[]> {
  const ended = rule.settings.running ? sql`` : sql`AND p.period_end <= ${today}`;
  return db.execute<AskedPeriod & Record<string, unknown>>(sql`
    SELECT p.id, p.name FROM evaluation_periods p
     WHERE p.frequency = ${rule.frequency} AND p.period_start <= ${today} ${ended}
       AND EXISTS (SELECT FROM employee_scorecard_instances i WHERE i.period_id = p.id)
     ORDER BY p.period_start DESC, p.id DESC LIMIT ${count}`);
}

/**
 * The figures of everyone whom the rule covers in the newest of the periods, one statement for all. Nobody who has left by
 * `today`: there is nobody left to talk to.
 */
export async function listSeries(
  db: Db,
  rule: AskedRule & { settings: FigureSettings },
  { periods, people, today }: { periods: readonly AskedPeriod[]; people: People; today: string },
): Promise<Series[]> {
  const [newest] = periods;
  if (!newest) return [];
  const ids = `{${periods.map(({ id }) => id).join(",")}}`;
  const { from, value } = figureOf(rule);
  const rows = await db.execute<{ employee_id: number; figures: string }>(sql`
    WITH p AS (SELECT id, age FROM unnest(${ids}::integer[]) WITH ORDINALITY AS asked(id, age)),
    covered AS (
      SELECT i.employee_id FROM employee_scorecard_instances i
        LEFT JOIN scorecard_template_versions v ON v.id = i.template_version_id
       WHERE i.period_id = ${newest.id} AND i.template_version_id IS NOT NULL
         AND ${isCovered(rule, { employee: sql`i.employee_id`, unit: sql`i.org_unit_id`, template: sql`v.template_id` })}
         AND ${isOneOf(sql`i.employee_id`, people)}
         AND NOT EXISTS (SELECT FROM employees e WHERE e.id = i.employee_id AND e.left_on < ${today}::date)
         ${rule.kpiId === null ? sql`` : sql`AND EXISTS (SELECT FROM kpi_results k WHERE k.period_id = ${newest.id} AND k.employee_id = i.employee_id AND k.kpi_id = ${rule.kpiId})`}
    )
    SELECT c.employee_id, json_agg(${value} ORDER BY p.age)::text AS figures
      FROM covered c CROSS JOIN p LEFT JOIN ${from}
     GROUP BY c.employee_id ORDER BY c.employee_id`);
  return rows.map((row) => ({ employeeId: row.employee_id, values: JSON.parse(row.figures) }));
}

function figureOf({ kpiId, settings }: AskedRule & { settings: FigureSettings }): { from: SQL; value: SQL } {
  if (kpiId === null)
    return {
      from: sql`performance_results r ON r.period_id = p.id AND r.employee_id = c.employee_id`,
      value: sql`trim_scale(r.total_score)::text`,
    };
  const column = settings.figure === "actual" ? sql`r.actual_value` : sql`r.score`;
  return {
    from: sql`kpi_results r ON r.period_id = p.id AND r.employee_id = c.employee_id AND r.kpi_id = ${kpiId}`,
    value: sql`trim_scale(${column})::text`,
  };
}

/** A unit covers everything below it too. */
export function isCovered(
  { coverage, coverageId }: Pick<AskedRule, "coverage" | "coverageId">,
  of: { employee: SQL; unit: SQL; template: SQL },
): SQL {
  switch (coverage) {
    case "everyone":
      return sql`true`;
    case "person":
      return sql`${of.employee} = ${coverageId}`;
    case "template":
      return sql`${of.template} = ${coverageId}`;
    case "unit":
      return sql`${of.unit} IN (
        WITH RECURSIVE below(id) AS (
          SELECT ${coverageId}::integer
          UNION SELECT u.id FROM below b JOIN org_units u ON u.parent_id = b.id
        ) SELECT id FROM below)`;
  }
}

export const isOneOf = (employee: SQL, people: People): SQL =>
  people === null ? sql`true` : sql`${employee} = ANY (${`{${people.join(",")}}`}::integer[])`;
