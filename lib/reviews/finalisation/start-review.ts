import { sql } from "drizzle-orm";
import { Temporal } from "temporal-polyfill";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import type { WorkCtx } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { withPeriodToItself } from "@/lib/scoring/overrides/exclusive";
import { type Period, requirePeriod } from "@/lib/scoring/periods/queries";
import type { StartReviewInput } from "../input";
import { lockReviewablePeriod, requireEnded } from "../lock";

/** Days after a period's last day by which its review is due. */
const REVIEW_DAYS = 10;

/**
 * Begins the review of a period that has ended: every draft is under review from now on, and the totals they begin with
 * are kept, so that later corrections are noticed. Once begun, it sets the day it is due anew and changes nothing else.
 */
export async function startReview(ctx: WorkCtx, periodId: number, input: StartReviewInput): Promise<Period> {
  requireAbility(ctx.actor, "start reviews");
  return withPeriodToItself(ctx, periodId, async (tx) => {
    const period = await lockReviewablePeriod(tx, periodId);
    await requireEnded(tx, period);
    const computed = await tx.db.execute(
      sql`SELECT FROM employee_scorecard_instances WHERE period_id = ${periodId} LIMIT 1`,
    );
    if (computed.length === 0)
      throw conflict(`${period.name} has not been computed: there is nothing to review.`);
    const dueOn = input.due_on ?? period.reviewDueOn ?? usualDueDay(period);
    if (dueOn < period.periodEnd) {
      throw invalid([{ path: "due_on", message: `Choose a day after ${period.name} has ended.` }]);
    }
    if (period.status === "in_review" && period.reviewDueOn === dueOn) return period;
    await tx.db.execute(sql`
      UPDATE evaluation_periods SET status = 'in_review', review_due_on = ${dueOn}::date,
             review_started_at = coalesce(review_started_at, ${tx.now.toISOString()}::timestamptz)
       WHERE id = ${periodId}`);
    await tx.db.execute(sql`
      UPDATE employee_scorecard_instances i
         SET status = 'review',
             review_started_score = CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.total_score END
        FROM performance_results r
       WHERE i.period_id = ${periodId} AND i.status = 'draft'
         AND r.period_id = i.period_id AND r.employee_id = i.employee_id`);
    await recordAudit(tx, {
      action: period.status === "in_review" ? "review.due_day_moved" : "review.started",
      entityType: "period",
      entityId: periodId,
      before: { status: period.status, dueOn: period.reviewDueOn },
      after: { name: period.name, status: "in_review", dueOn },
    });
    return requirePeriod(tx.db, periodId);
  });
}

/** The end is the first day that no longer counts. */
const usualDueDay = ({ periodEnd }: Period): string =>
  Temporal.PlainDate.from(periodEnd)
    .add({ days: REVIEW_DAYS - 1 })
    .toString();
