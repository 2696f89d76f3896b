import { sql } from "drizzle-orm";
import { plans } from "@/db/schema/plans";
import { recordAuditEntries } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { listFinishedPeriods } from "@/lib/scoring/periods/finished";
import { findBelow, type LowScore } from "../plan-rules/find-below";
import type { PlanRule } from "../plan-rules/input";
import { listPlanRules } from "../plan-rules/queries";
import { windowAt } from "../plan-rules/windows";

/**
 * Recommends a plan for everybody whom an active rule finds in the newest finished period, in sets. One at a time a rule
 * and person; after a plan was declined or has ended, only scores of later periods count. Run again it adds nothing.
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
  const taken = await peopleWithPlans(ctx, rule.id, ids);
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

/** Whoever has an open plan by the rule, or one that these periods have led to already. */
async function peopleWithPlans({ db }: Ctx, ruleId: number, periodIds: number[]): Promise<Set<number>> {
  const rows = await db.execute<{ employee_id: number }>(sql`
    SELECT DISTINCT employee_id FROM plans
     WHERE rule_id = ${ruleId}
       AND (status IN ('recommended', 'active') OR period_id = ANY (${`{${periodIds.join(",")}}`}::integer[]))`);
  return new Set(rows.map(({ employee_id }) => employee_id));
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
