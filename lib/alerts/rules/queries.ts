import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { alertRules, alerts } from "@/db/schema/alerts";
import { kpiDefinitions, scorecardTemplates } from "@/db/schema/kpis";
import { employees, orgUnits } from "@/db/schema/people";
import { notFound } from "@/lib/errors";
import type { AlertRuleInput } from "./input";
import { type AlertSettings, alertSettings } from "./settings";

export type AlertRule = Omit<typeof alertRules.$inferSelect, "settings" | "createdBy"> & {
  settings: AlertSettings;
};

/** A rule with the names that stand behind its ids, and how many alerts it has open. */
export interface ListedAlertRule extends AlertRule {
  kpiName: string | null;
  kpiUnit: string;
  /** The unit, template or person; null for everyone, and for one that is gone. */
  coverageName: string | null;
  openCount: number;
}

/** By name. */
export async function listAlertRules(db: Db): Promise<ListedAlertRule[]> {
  const rows = await db
    .select({
      rule: alertRules,
      kpiName: kpiDefinitions.name,
      kpiUnit: sql<string>`coalesce(${kpiDefinitions.unit}, '')`,
      coverageName: sql<string | null>`CASE ${alertRules.coverage}
        WHEN 'unit' THEN (SELECT u.name FROM ${orgUnits} u WHERE u.id = ${alertRules.coverageId})
        WHEN 'template' THEN (SELECT t.name FROM ${scorecardTemplates} t WHERE t.id = ${alertRules.coverageId})
        WHEN 'person' THEN (SELECT e.name FROM ${employees} e WHERE e.id = ${alertRules.coverageId}) END`,
      openCount: db.$count(alerts, and(eq(alerts.ruleId, alertRules.id), isNull(alerts.resolvedAt))),
    })
    .from(alertRules)
    .leftJoin(kpiDefinitions, eq(kpiDefinitions.id, alertRules.kpiId))
    .orderBy(asc(alertRules.name), asc(alertRules.id));
  return rows.map(({ rule, ...names }) => ({ ...readRule(rule), ...names }));
}

export async function requireAlertRule(db: Db, id: number): Promise<ListedAlertRule> {
  const found = (await listAlertRules(db)).find((rule) => rule.id === id);
  if (!found) throw notFound("This alert rule");
  return found;
}

export function readRule({ settings, createdBy: _, ...rule }: typeof alertRules.$inferSelect): AlertRule {
  return { ...rule, settings: alertSettings.parse(settings) };
}

/** What is asked of figures: a stored rule, or one that is only tried. */
export type AskedRule = Pick<AlertRule, "settings" | "kpiId" | "frequency" | "coverage" | "coverageId">;

export const askedRule = (
  input: Pick<AlertRuleInput, "settings" | "kpi_id" | "frequency" | "coverage" | "coverage_id">,
): AskedRule => ({
  settings: input.settings,
  kpiId: input.kpi_id,
  frequency: input.frequency,
  coverage: input.coverage,
  coverageId: input.coverage_id,
});
