import { and, eq } from "drizzle-orm";
import { planCheckIns, planGoals, plans } from "@/db/schema/plans";
import { requireAbility } from "@/lib/access/policy";
import type { Scope } from "@/lib/access/scope";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { conflict, type FieldProblem, forbidden, invalid, notFound } from "@/lib/errors";
import type { AcceptPlanInput, GoalInput, Plan, PlanDetail } from "./input";
import { requirePlan, requirePlanDetail } from "./queries";
import { tellOfBegun, tellOfEnded } from "./tell";

export interface PlanAct {
  scope: Scope;
  planId: number;
}

/**
 * A manager takes a recommendation on, as it is or changed: from when to when, with goals and their days. Throws
 * "invalid" by field, "conflict" when someone has decided already.
 */
export function acceptPlan(ctx: Ctx, { input, ...act }: PlanAct & { input: AcceptPlanInput }) {
  return decide(ctx, act, async (inside, plan) => {
    refuseUnsound(plan, input);
    await inside.db
      .update(plans)
      .set({
        status: "active",
        title: input.title,
        startsOn: input.starts_on,
        endsOn: input.ends_on,
        decidedByName: inside.actor.label,
        decidedAt: inside.now,
        decisionReason: input.reason || null,
      })
      .where(eq(plans.id, plan.id));
    await inside.db
      .insert(planGoals)
      .values(input.goals.map(({ goal, due_on }) => ({ planId: plan.id, goal, dueOn: due_on })));
    await recordAudit(inside, {
      ...entry("accepted", plan),
      before: { status: plan.status, title: plan.title },
      after: input,
      reason: input.reason || undefined,
    });
    await tellOfBegun(inside, plan, input);
  });
}

export function declinePlan(ctx: Ctx, { reason, ...act }: PlanAct & { reason: string }) {
  return decide(ctx, act, async (inside, plan) => {
    await inside.db
      .update(plans)
      .set({
        status: "declined",
        decidedByName: inside.actor.label,
        decidedAt: inside.now,
        decisionReason: reason,
      })
      .where(eq(plans.id, plan.id));
    await recordAudit(inside, { ...entry("declined", plan), before: { status: plan.status }, reason });
  });
}

/** What was said on the way, by the person, their manager or HR. */
export function checkIn(ctx: Ctx, { note, ...act }: PlanAct & { note: string }): Promise<PlanDetail> {
  return inTransaction(ctx, async (inside) => {
    const plan = await lockPlan(inside, act);
    requireActive(plan);
    await inside.db
      .insert(planCheckIns)
      .values({ planId: plan.id, note, byName: inside.actor.label, createdAt: inside.now });
    await recordAudit(inside, { ...entry("checked_in", plan), after: { note } });
    return requirePlanDetail(inside.db, act.scope, plan.id);
  });
}

export function addGoal(ctx: Ctx, { input, ...act }: PlanAct & { input: GoalInput }): Promise<PlanDetail> {
  return lead(ctx, act, async (inside, plan) => {
    const problem = dayProblem(plan, input.due_on, "due_on");
    if (problem) throw invalid([problem]);
    await inside.db.insert(planGoals).values({ planId: plan.id, goal: input.goal, dueOn: input.due_on });
    await recordAudit(inside, { ...entry("goal_added", plan), after: input });
  });
}

/** A goal is met, or not after all. What is so already changes nothing. */
export function setGoalMet(
  ctx: Ctx,
  { goalId, met, ...act }: PlanAct & { goalId: number; met: boolean },
): Promise<PlanDetail> {
  return lead(ctx, act, async (inside, plan) => {
    const isGoal = and(eq(planGoals.id, goalId), eq(planGoals.planId, plan.id));
    const [goal] = await inside.db.select().from(planGoals).where(isGoal).for("update");
    if (!goal) throw notFound("This goal");
    if ((goal.metAt !== null) === met) return;
    await inside.db
      .update(planGoals)
      .set({ metAt: met ? inside.now : null, metByName: met ? inside.actor.label : null })
      .where(isGoal);
    await recordAudit(inside, {
      ...entry(met ? "goal_met" : "goal_reopened", plan),
      after: { goal: goal.goal },
    });
  });
}

export function endPlan(ctx: Ctx, { outcome, ...act }: PlanAct & { outcome: string }): Promise<PlanDetail> {
  return lead(ctx, act, async (inside, plan) => {
    await inside.db
      .update(plans)
      .set({ status: "ended", outcome, endedAt: inside.now, endedByName: inside.actor.label })
      .where(eq(plans.id, plan.id));
    await recordAudit(inside, {
      ...entry("ended", plan),
      before: { status: plan.status },
      after: { outcome, goals_met: plan.goals_met, goals: plan.goal_count },
    });
    await tellOfEnded(inside, plan, { title: plan.title, outcome });
  });
}

/** Someone who looks after the person decides on an open recommendation. */
function decide(ctx: Ctx, act: PlanAct, write: (inside: Ctx, plan: Plan) => Promise<void>) {
  return lookAfter(ctx, act, async (inside, plan) => {
    if (plan.status !== "recommended") {
      const how = plan.status === "declined" ? "declined" : "accepted";
      throw conflict(`${plan.decided_by ?? "Someone"} has ${how} this plan already.`);
    }
    await write(inside, plan);
  });
}

function lead(ctx: Ctx, act: PlanAct, write: (inside: Ctx, plan: Plan) => Promise<void>) {
  return lookAfter(ctx, act, async (inside, plan) => {
    requireActive(plan);
    await write(inside, plan);
  });
}

async function lookAfter(
  ctx: Ctx,
  act: PlanAct,
  write: (inside: Ctx, plan: Plan) => Promise<void>,
): Promise<PlanDetail> {
  requireAbility(ctx.actor, "decide plans");
  return inTransaction(ctx, async (inside) => {
    const plan = await lockPlan(inside, act);
    if (plan.employee_id === act.scope.selfId) throw forbidden("decide on a plan of your own");
    await write(inside, plan);
    return requirePlanDetail(inside.db, act.scope, plan.id);
  });
}

/** Held until the transaction ends: two who decide at once stand in line. */
async function lockPlan({ db }: Ctx, { scope, planId }: PlanAct): Promise<Plan> {
  await db.select({ id: plans.id }).from(plans).where(eq(plans.id, planId)).for("update");
  return requirePlan(db, scope, planId);
}

function requireActive(plan: Plan): void {
  if (plan.status === "active") return;
  throw conflict(plan.status === "ended" ? "This plan has ended." : "This plan has not begun.");
}

function refuseUnsound(plan: Plan, input: AcceptPlanInput): void {
  const problems: FieldProblem[] = [];
  if (input.ends_on <= input.starts_on) {
    problems.push({ path: "ends_on", message: "The end must be after the beginning" });
  }
  if (input.title !== plan.title && input.reason === "") {
    problems.push({ path: "reason", message: "Say why it is something else than recommended" });
  }
  input.goals.forEach(({ due_on }, index) => {
    const problem = dayProblem(input, due_on, `goals.${index}.due_on`);
    if (problem) problems.push(problem);
  });
  if (problems.length > 0) throw invalid(problems);
}

function dayProblem(
  { starts_on: from, ends_on: to }: Pick<Plan, "starts_on" | "ends_on">,
  due: string,
  path: string,
): FieldProblem | null {
  const isWithin = (from === null || due >= from) && (to === null || due <= to);
  return isWithin ? null : { path, message: "A goal is due within the plan" };
}

const entry = (action: string, plan: Plan) => ({
  action: `plan.${action}`,
  entityType: "plan",
  entityId: plan.id,
  employeeId: plan.employee_id,
});
