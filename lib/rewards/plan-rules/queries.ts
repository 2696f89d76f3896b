import { asc, count, eq, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiDefinitions, kraDefinitions } from "@/db/schema/kpis";
import { orgUnits } from "@/db/schema/people";
import { planRules, plans } from "@/db/schema/plans";
import { trimDecimal } from "@/lib/decimal";
import { notFound } from "@/lib/errors";
import type { PlanRule } from "./input";

/** By name. */
export const listPlanRules = (db: Db): Promise<PlanRule[]> => readRules(db);

/** Throws AppError "not_found". */
export async function requirePlanRule(db: Db, ruleId: number): Promise<PlanRule> {
  const [rule] = await readRules(db, eq(planRules.id, ruleId));
  if (!rule) throw notFound("This plan rule");
  return rule;
}

async function readRules(db: Db, where?: SQL): Promise<PlanRule[]> {
  const rows = await db
    .select({
      rule: planRules,
      kpi: kpiDefinitions.name,
      kra: kraDefinitions.name,
      unit: orgUnits.name,
      planCount: count(plans.id),
    })
    .from(planRules)
    .leftJoin(kpiDefinitions, eq(kpiDefinitions.id, planRules.kpiId))
    .leftJoin(kraDefinitions, eq(kraDefinitions.id, planRules.kraId))
    .leftJoin(orgUnits, eq(orgUnits.id, planRules.orgUnitId))
    .leftJoin(plans, eq(plans.ruleId, planRules.id))
    .where(where)
    .groupBy(planRules.id, kpiDefinitions.name, kraDefinitions.name, orgUnits.name)
    .orderBy(asc(planRules.name));
  return rows.map(({ rule, kpi, kra, unit, planCount }) => ({
    id: rule.id,
    name: rule.name,
    kind: rule.kind,
    measure: rule.measure,
    kpi_id: rule.kpiId,
    kra_id: rule.kraId,
    subject: kpi ?? kra,
    frequency: rule.frequency,
    threshold: trimDecimal(rule.threshold),
    periods: rule.periods,
    org_unit_id: rule.orgUnitId,
    org_unit: unit,
    recommendation: rule.recommendation,
    is_active: rule.isActive,
    plan_count: planCount,
  }));
}
