import { sql } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import { plans } from "@/db/schema/plans";
import { recordAuditEntries } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { organisationToday } from "@/lib/people/today";
import { listFinishedPeriods } from "@/lib/scoring/periods/finished";
import { findBelow, type LowScore } from "../plan-rules/find-below";
import type { PlanRule } from "../plan-rules/input";
import { listPlanRules } from "../plan-rules/queries";
import { windowAt } from "../plan-rules/windows";
import { planReason } from "./reason";
import { tellOfRecommended } from "./tell";

/**
 * Recommends a plan for everybody whom an active rule finds in the newest finished period, in sets, and tells who is to
 * decide. One at a time a rule and person, and of one kind about one figure, whichever rule it is from; after a plan was
 * declined or has ended, only scores of later periods count. Nobody who has left is recommended anything. Run again it
 * adds nothing.
 */
export async function recommendPlans(ctx: Ctx): Promise<{ rules: number; recommended: number }> {
  return inTransaction(ctx, async (inside) => {
    await inside.db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('plan recommendations'))`);
    const rules = (await listPlanRules(inside.db)).filter(({ is_active }) => is_active);
    let recommended = 0;
    for (const rule of rules) recommended += await recommendBy(inside, rule);
    return { rules: rules.length, recommended };
  });
}

async function recommendBy(ctx: Ctx, rule: PlanRule): Promise<number> {
  const { db, now } = ctx;
  const periods = await listFinishedPeriods(db, { frequency: rule.frequency, now, limit: rule.periods });
  const window = windowAt(periods, 0, rule.periods);
  const [newest] = window ?? [];
  if (!window || !newest) return 0;
  const found = await findBelow(db, rule, window);
  const ids = window.map(({ id }) => id);
  const taken = await peopleWithPlans(ctx, rule, ids);
  const fresh = [...found].filter(([employeeId]) => !taken.has(employeeId));
  if (fresh.length === 0) return 0;
  const added: { id: number; employeeId: number }[] = [];
  for (let at = 0; at < fresh.length; at += ROWS_AT_ONCE) {
    const some = fresh.slice(at, at + ROWS_AT_ONCE);
    const stored = await db
      .insert(plans)
      .values(
        some.map(([employeeId, scores]) => planOf(rule, { employeeId, scores, periodId: newest.id, now })),
      )
      .onConflictDoNothing()
      .returning({ id: plans.id, employeeId: plans.employeeId });
    added.push(...stored);
  }
  const names = await namesOf(ctx, added);
  await tellOfRecommended(
    ctx,
    added.map(({ id, employeeId }) => ({
      ...{ id, employeeId, employee: names.get(employeeId) ?? "", title: rule.recommendation },
      why: planReason({ ...rule, scores: found.get(employeeId) ?? [] }),
    })),
  );
  await recordAuditEntries(
    ctx,
    added.map(({ id, employeeId }) => ({
      action: "plan.recommended",
      entityType: "plan",
      entityId: id,
      employeeId,
      after: { rule: rule.name, period: newest.name, title: rule.recommendation },
    })),
  );
  return added.length;
}

/** A statement has room for so many rows. */
const ROWS_AT_ONCE = 1_000;

/**
 * Whoever is not to have another one: who has an open plan by the rule, or by another of its kind about the same figure;
 * one by the rule that these periods have led to already; or who has left.
 */
async function peopleWithPlans({ db, now }: Ctx, rule: PlanRule, periodIds: number[]): Promise<Set<number>> {
  const today = await organisationToday(db, now);
  const rows = await db.execute<{ employee_id: number }>(sql`
    SELECT employee_id FROM plans
     WHERE (status IN ('recommended', 'active')
            AND (rule_id = ${rule.id} OR (kind = ${rule.kind} AND measure = ${rule.measure}
                 AND subject_id IS NOT DISTINCT FROM ${rule.kpi_id ?? rule.kra_id}::integer)))
        OR (rule_id = ${rule.id} AND period_id = ANY (${`{${periodIds.join(",")}}`}::integer[]))
    UNION SELECT id FROM employees WHERE left_on < ${today}::date`);
  return new Set(rows.map(({ employee_id }) => employee_id));
}

async function namesOf({ db }: Ctx, added: readonly { employeeId: number }[]): Promise<Map<number, string>> {
  const ids = `{${added.map(({ employeeId }) => employeeId).join(",")}}`;
  const rows = await db
    .select({ id: employees.id, name: employees.name })
    .from(employees)
    .where(sql`${employees.id} = ANY (${ids}::integer[])`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

interface Found {
  employeeId: number;
  scores: LowScore[];
  periodId: number;
  now: Date;
}

const planOf = (rule: PlanRule, { employeeId, scores, periodId, now }: Found): typeof plans.$inferInsert => ({
  ruleId: rule.id,
  employeeId,
  periodId,
  kind: rule.kind,
  measure: rule.measure,
  subjectId: rule.kpi_id ?? rule.kra_id,
  threshold: rule.threshold,
  scores,
  title: rule.recommendation,
  recommendedAt: now,
});
