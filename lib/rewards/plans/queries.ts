import { asc, desc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { PlanStatus } from "@/db/enums";
import { planCheckIns, planGoals, type plans } from "@/db/schema/plans";
import { dayOf, type Scope, withinScope } from "@/lib/access/scope";
import { trimDecimal } from "@/lib/decimal";
import { notFound } from "@/lib/errors";
import { effectOf } from "./effect";
import type { Plan, PlanDetail, PlanEffect } from "./input";
import { planReason } from "./reason";

export interface PlanFilter {
  status?: PlanStatus;
  employeeId?: number;
  page: number;
  pageSize: number;
  /** What waits for a decision first, then the newest, unless said. */
  sort?: keyof typeof ORDERS;
}

const ORDERS = {
  status: sql`p.status <> 'recommended', p.recommended_at DESC, p.id DESC`,
  "-status": sql`p.status <> 'recommended' DESC, p.recommended_at DESC, p.id DESC`,
  recommended_at: sql`p.recommended_at, p.id`,
  "-recommended_at": sql`p.recommended_at DESC, p.id DESC`,
};

interface PlanRow extends Record<string, unknown> {
  plan: typeof plans.$inferSelect;
  employee: string;
  org_unit: string | null;
  rule: string | null;
  subject: string | null;
  goal_count: number;
  goals_met: number;
}

/** Plans within scope, the undecided first, then the newest; counts by status for the same reader. */
export async function listPlans(db: Db, scope: Scope, filter: PlanFilter) {
  const status = filter.status ? sql`AND p.status = ${filter.status}` : sql``;
  const person = filter.employeeId ? sql`AND p.employee_id = ${filter.employeeId}` : sql``;
  const from = (filter.page - 1) * filter.pageSize;
  const rows = await db.execute<PlanRow>(sql`
    ${select} WHERE ${visible(scope)} ${status} ${person}
     ORDER BY ${ORDERS[filter.sort ?? "status"]}
     LIMIT ${filter.pageSize} OFFSET ${from}`);
  const counted = await db.execute<{ status: PlanStatus; plans: number }>(sql`
    SELECT p.status, count(*)::integer AS plans FROM plans p WHERE ${visible(scope)} ${person} GROUP BY p.status`);
  const counts: Record<PlanStatus, number> = { recommended: 0, declined: 0, active: 0, ended: 0 };
  for (const { status: each, plans: count } of counted) counts[each] = count;
  const total = filter.status
    ? counts[filter.status]
    : Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { plans: rows.map(toPlan), counts, total };
}

/** Throws AppError "not_found", also for a plan that the reader may not see. */
export async function requirePlan(db: Db, scope: Scope, planId: number): Promise<Plan> {
  const [row] = await db.execute<PlanRow>(sql`${select} WHERE p.id = ${planId} AND ${visible(scope)}`);
  if (!row) throw notFound("This plan");
  return toPlan(row);
}

/** A plan with its goals, its check-ins and the scores around it. */
export async function requirePlanDetail(db: Db, scope: Scope, planId: number): Promise<PlanDetail> {
  const plan = await requirePlan(db, scope, planId);
  const goals = await db
    .select()
    .from(planGoals)
    .where(eq(planGoals.planId, planId))
    .orderBy(asc(planGoals.dueOn), asc(planGoals.id));
  const checkIns = await db
    .select()
    .from(planCheckIns)
    .where(eq(planCheckIns.planId, planId))
    .orderBy(desc(planCheckIns.id));
  return {
    ...plan,
    goals: goals.map(({ id, goal, dueOn, metAt, metByName }) => ({
      ...{ id, goal, due_on: dueOn },
      ...{ met_at: metAt?.toISOString() ?? null, met_by: metByName },
    })),
    check_ins: checkIns.map(({ id, note, byName, createdAt }) => ({
      ...{ id, note, by: byName, at: createdAt.toISOString() },
    })),
    effect: plan.starts_on === null ? null : await loadEffect(db, scope, plan),
  };
}

/**
 * Plans of people within scope. A recommendation is not the person's to see before someone has decided on it, nor is one
 * that was declined.
 */
function visible(scope: Scope): SQL {
  const own = sql`p.employee_id = ${scope.selfId ?? 0}`;
  return sql`(${withinScope(scope, sql`p.employee_id`)} AND (NOT ${own} OR p.status IN ('active', 'ended')))`;
}

const select = sql`
  SELECT to_jsonb(p) AS plan, e.name AS employee, r.name AS rule, coalesce(k.name, a.name) AS subject,
         (SELECT u.name FROM employee_scorecard_instances i JOIN org_units u ON u.id = i.org_unit_id
           WHERE i.period_id = p.period_id AND i.employee_id = p.employee_id) AS org_unit,
         (SELECT count(*)::integer FROM plan_goals g WHERE g.plan_id = p.id) AS goal_count,
         (SELECT count(*)::integer FROM plan_goals g WHERE g.plan_id = p.id AND g.met_at IS NOT NULL) AS goals_met
    FROM plans p
    JOIN employees e ON e.id = p.employee_id
    LEFT JOIN plan_rules r ON r.id = p.rule_id
    LEFT JOIN kpi_definitions k ON p.measure = 'kpi' AND k.id = p.subject_id
    LEFT JOIN kra_definitions a ON p.measure = 'kra' AND a.id = p.subject_id`;

/** The row as PostgreSQL writes it in JSON: names of columns, instants as text, numerics as numbers. */
interface StoredPlan {
  id: number;
  employee_id: number;
  kind: Plan["kind"];
  measure: Plan["measure"];
  subject_id: number | null;
  threshold: number;
  scores: Plan["scores"];
  status: PlanStatus;
  title: string;
  starts_on: string | null;
  ends_on: string | null;
  recommended_at: string;
  decided_by_name: string | null;
  decided_at: string | null;
  decision_reason: string | null;
  ended_by_name: string | null;
  ended_at: string | null;
  outcome: string | null;
}

const instantText = (text: string | null) => (text === null ? null : new Date(text).toISOString());

function toPlan({ plan, employee, org_unit, rule, subject, goal_count, goals_met }: PlanRow): Plan {
  const stored = plan as unknown as StoredPlan;
  const threshold = trimDecimal(String(stored.threshold));
  return {
    ...{ id: stored.id, employee_id: stored.employee_id, employee, org_unit },
    ...{ kind: stored.kind, status: stored.status, title: stored.title, rule },
    ...{ measure: stored.measure, subject_id: stored.subject_id, subject, threshold, scores: stored.scores },
    why: planReason({ subject, threshold, scores: stored.scores }),
    ...{ starts_on: stored.starts_on, ends_on: stored.ends_on, goal_count, goals_met },
    recommended_at: instantText(stored.recommended_at) ?? "",
    ...{ decided_by: stored.decided_by_name, decided_at: instantText(stored.decided_at) },
    ...{ decision_reason: stored.decision_reason, ended_by: stored.ended_by_name },
    ...{ ended_at: instantText(stored.ended_at), outcome: stored.outcome },
  };
}

/** Scores of the plan's measure in the finished periods of the rule's length. */
async function loadEffect(db: Db, scope: Scope, plan: Plan): Promise<PlanEffect> {
  const score =
    plan.measure === "overall"
      ? sql`(SELECT CASE WHEN rating_band NOT IN ('not_scored', 'insufficient_data') THEN total_score::text END
               FROM performance_results WHERE period_id = p.id AND employee_id = ${plan.employee_id})`
      : sql`(SELECT score::text FROM ${plan.measure === "kpi" ? sql`kpi_results` : sql`kra_results`}
              WHERE period_id = p.id AND employee_id = ${plan.employee_id}
                AND ${plan.measure === "kpi" ? sql`kpi_id` : sql`kra_id`} = ${plan.subject_id})`;
  const rows = await db.execute<{
    id: number;
    name: string;
    period_start: string;
    period_end: string;
    score: string | null;
  }>(sql`
    SELECT p.id, p.name, p.period_start::text, p.period_end::text, ${score} AS score
      FROM evaluation_periods p
      JOIN evaluation_periods t ON t.id = ${plan.scores.at(-1)?.period_id ?? 0} AND t.frequency = p.frequency
     WHERE p.period_end <= ${dayOf(scope)}
       AND EXISTS (SELECT FROM employee_scorecard_instances i
                    WHERE i.period_id = p.id AND i.employee_id = ${plan.employee_id})
     ORDER BY p.period_start`);
  const periods = rows.map((row) => ({
    ...{ id: row.id, name: row.name, score: row.score },
    ...{ periodStart: row.period_start, periodEnd: row.period_end },
  }));
  return effectOf(periods, plan.starts_on ?? "");
}
