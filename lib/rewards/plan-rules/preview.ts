import { z } from "zod";
import type { Db } from "@/db/client";
import { requireAbility } from "@/lib/access/policy";
import type { Scope } from "@/lib/access/scope";
import type { Ctx } from "@/lib/context";
import { listFinishedPeriods } from "@/lib/scoring/periods/finished";
import type { Period } from "@/lib/scoring/periods/queries";
import { SMALLEST_GROUP } from "@/lib/scoring/rollups/withheld-groups";
import { findBelow, type Watched } from "./find-below";
import type { PlanRuleInput } from "./input";
import { windowAt } from "./windows";

const PERIODS = 6;

const count = z.number().int();
export const planRulePreviewResponse = z.object({
  /** How often it would have recommended a plan; null: too few people to tell without showing who they are. */
  recommendation_count: count.nullable(),
  people_count: count.nullable(),
  /** Newest first; empty where too few people are told of. */
  periods: z.array(z.object({ id: count, name: z.string(), recommendation_count: count })),
});
export type PlanRulePreview = z.output<typeof planRulePreviewResponse>;

/**
 * How often a rule would have recommended a plan, had it been on for the last finished periods: once for each row of low
 * scores, in the first of these periods that found it long enough. Stores nothing.
 */
export async function previewPlanRule(
  ctx: Ctx,
  { scope, rule }: { scope: Scope; rule: PlanRuleInput },
): Promise<PlanRulePreview> {
  requireAbility(ctx.actor, "configure plan rules");
  const { db, now } = ctx;
  const limit = PERIODS + rule.periods - 1;
  const periods = await listFinishedPeriods(db, { frequency: rule.frequency, now, limit });
  const shownPeriods = periods.slice(0, PERIODS);
  if (!scope.seesEveryone && (await isOfFew(db, rule, shownPeriods)))
    return { recommendation_count: null, people_count: null, periods: [] };
  const found: Set<number>[] = [];
  for (let at = 0; at < PERIODS; at++) {
    const window = windowAt(periods, at, rule.periods);
    found.push(new Set(window ? (await findBelow(db, rule, window)).keys() : []));
  }
  const people = new Set<number>();
  const shown = shownPeriods.map(({ id, name }, at) => {
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

/** No score is as high. */
const ABOVE_EVERY_SCORE = "1000000";

/** Whether in one of the periods a few people are scored whom the rule looks at, by whom a count could be told apart. */
async function isOfFew(db: Db, rule: Watched, periods: readonly Period[]): Promise<boolean> {
  for (const period of periods) {
    const scored = await findBelow(db, { ...rule, threshold: ABOVE_EVERY_SCORE }, [period]);
    if (scored.size > 0 && scored.size < SMALLEST_GROUP) return true;
  }
  return false;
}
