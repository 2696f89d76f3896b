import { z } from "zod";
import { requireAbility } from "@/lib/access/policy";
import type { Ctx } from "@/lib/context";
import { findBelow } from "./find-below";
import type { PlanRuleInput } from "./input";
import { listComputedPeriods, windowAt } from "./windows";

const PERIODS = 6;

const count = z.number().int();
export const planRulePreviewResponse = z.object({
  /** How often it would have recommended a plan. */
  recommendation_count: count,
  people_count: count,
  /** Newest first. */
  periods: z.array(z.object({ id: count, name: z.string(), recommendation_count: count })),
});
export type PlanRulePreview = z.output<typeof planRulePreviewResponse>;

/**
 * How often a rule would have recommended a plan, had it been on for the last finished periods: once for each row of low
 * scores, in the first of these periods that found it long enough. Stores nothing.
 */
export async function previewPlanRule(ctx: Ctx, rule: PlanRuleInput): Promise<PlanRulePreview> {
  requireAbility(ctx.actor, "configure plan rules");
  const { db, now } = ctx;
  const limit = PERIODS + rule.periods - 1;
  const periods = await listComputedPeriods(db, { frequency: rule.frequency, now, limit });
  const found: Set<number>[] = [];
  for (let at = 0; at < PERIODS; at++) {
    const window = windowAt(periods, at, rule.periods);
    found.push(new Set(window ? (await findBelow(db, rule, window)).keys() : []));
  }
  const people = new Set<number>();
  const shown = periods.slice(0, PERIODS).map(({ id, name }, at) => {
    const fresh = [...(found[at] ?? [])].filter((employeeId) => !found[at + 1]?.has(employeeId));
    for (const employeeId of fresh) people.add(employeeId);
    return { id, name, recommendation_count: fresh.length };
  });
  return {
    recommendation_count: shown.reduce((sum, each) => sum + each.recommendation_count, 0),
    people_count: people.size,
    periods: shown,
  };
}
