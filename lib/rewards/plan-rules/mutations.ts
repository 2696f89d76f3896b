import { and, eq, ne } from "drizzle-orm";
import { kpiDefinitions, kraDefinitions } from "@/db/schema/kpis";
import { orgUnits } from "@/db/schema/people";
import { planRules } from "@/db/schema/plans";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { conflict, type FieldProblem, invalid } from "@/lib/errors";
import { canonical } from "@/lib/kpis/canonical";
import { requestRecommendations } from "../plans/request-recommendations";
import type { PlanRule, PlanRuleInput } from "./input";
import { requirePlanRule } from "./queries";

/** A new rule; what it finds in the newest finished period is recommended by the next run of the job, asked for here. */
export function createPlanRule(ctx: Ctx, input: PlanRuleInput): Promise<PlanRule> {
  return changeRules(ctx, async (inside) => {
    await refuseUnusable(inside, input, 0);
    const [created] = await inside.db.insert(planRules).values(stored(input)).returning({ id: planRules.id });
    if (!created) throw new Error("The rule was not stored.");
    await recordAudit(inside, { ...entry("created", created.id), after: input });
    await requestRecommendations(inside);
    return requirePlanRule(inside.db, created.id);
  });
}

/** Changes a rule; plans that it has recommended keep what they are about. */
export function updatePlanRule(
  ctx: Ctx,
  { ruleId, input }: { ruleId: number; input: PlanRuleInput },
): Promise<PlanRule> {
  return changeRules(ctx, async (inside) => {
    const rule = await requirePlanRule(inside.db, ruleId);
    const { id: _id, subject: _s, org_unit: _u, is_active: _a, plan_count: _p, ...before } = rule;
    if (canonical(before) === canonical(input)) return rule;
    await refuseUnusable(inside, input, ruleId);
    await inside.db.update(planRules).set(stored(input)).where(eq(planRules.id, ruleId));
    await recordAudit(inside, { ...entry("changed", ruleId), before, after: input });
    await requestRecommendations(inside);
    return requirePlanRule(inside.db, ruleId);
  });
}

export function setPlanRuleActive(
  ctx: Ctx,
  { ruleId, isActive }: { ruleId: number; isActive: boolean },
): Promise<PlanRule> {
  return changeRules(ctx, async (inside) => {
    const rule = await requirePlanRule(inside.db, ruleId);
    if (rule.is_active === isActive) return rule;
    await inside.db.update(planRules).set({ isActive }).where(eq(planRules.id, ruleId));
    await recordAudit(inside, {
      ...entry(isActive ? "activated" : "deactivated", ruleId),
      before: { is_active: rule.is_active },
      after: { is_active: isActive },
    });
    await requestRecommendations(inside);
    return requirePlanRule(inside.db, ruleId);
  });
}

/** Deletes a rule that has recommended nothing yet. Throws "conflict" otherwise. */
export function deletePlanRule(ctx: Ctx, ruleId: number): Promise<void> {
  return changeRules(ctx, async (inside) => {
    const before = await requirePlanRule(inside.db, ruleId);
    if (before.plan_count > 0) {
      throw conflict(`${before.name} stays: plans come from it. Deactivate it instead.`);
    }
    await inside.db.delete(planRules).where(eq(planRules.id, ruleId));
    await recordAudit(inside, { ...entry("deleted", ruleId), before });
  });
}

async function changeRules<T>(ctx: Ctx, write: (inside: Ctx) => Promise<T>): Promise<T> {
  requireAbility(ctx.actor, "configure plan rules");
  return inTransaction(ctx, write);
}

async function refuseUnusable({ db }: Ctx, input: PlanRuleInput, ruleId: number): Promise<void> {
  const problems: FieldProblem[] = [];
  const isTaken = and(eq(planRules.name, input.name), ne(planRules.id, ruleId));
  if (await db.$count(planRules, isTaken)) {
    problems.push({ path: "name", message: "Another rule has this name already" });
  }
  const { kpi_id: kpi, kra_id: kra, org_unit_id: unit } = input;
  if (kpi !== null && (await db.$count(kpiDefinitions, eq(kpiDefinitions.id, kpi))) === 0) {
    problems.push({ path: "kpi_id", message: "This KPI does not exist" });
  }
  if (kra !== null && (await db.$count(kraDefinitions, eq(kraDefinitions.id, kra))) === 0) {
    problems.push({ path: "kra_id", message: "This KRA does not exist" });
  }
  if (unit !== null && (await db.$count(orgUnits, eq(orgUnits.id, unit))) === 0) {
    problems.push({ path: "org_unit_id", message: "This unit does not exist" });
  }
  if (problems.length > 0) throw invalid(problems);
}

const stored = (input: PlanRuleInput) => ({
  name: input.name,
  kind: input.kind,
  measure: input.measure,
  kpiId: input.kpi_id,
  kraId: input.kra_id,
  frequency: input.frequency,
  threshold: input.threshold,
  periods: input.periods,
  orgUnitId: input.org_unit_id,
  recommendation: input.recommendation,
});

const entry = (action: string, ruleId: number) => ({
  action: `plan_rule.${action}`,
  entityType: "plan_rule",
  entityId: ruleId,
});
