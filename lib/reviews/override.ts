import { scoreOverrides } from "@/db/schema/reviews";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import type { WorkCtx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { applyOverrides } from "@/lib/scoring/overrides/apply";
import { type ExclusiveCtx, withPeriodToItself } from "@/lib/scoring/overrides/exclusive";
import { rescore } from "@/lib/scoring/overrides/stored-readings";
import { getStoredScorecard } from "@/lib/scoring/overrides/stored-scorecard";
import type { ScorecardResult } from "@/lib/scoring/types";
import { advance } from "./advance";
import { checkedScore } from "./checked-score";
import { entityName } from "./entity-name";
import type { OverrideInput } from "./input";
import { type LockedScorecard, lockScorecard, requireEnded, type ScorecardKey } from "./lock";
import { requireMayReview } from "./may-review";

export interface Overridden {
  overrideId: number;
  result: ScorecardResult;
}

/**
 * Sets a KPI, a KRA or the overall score to a reviewer's value, or takes such a value back; a reason is required, and the
 * computed value stays beside it. What is above, the band, units and managers follow in the same transaction. Throws
 * "forbidden", "invalid" at a field, "conflict" for a final or running period and, with what happened, when someone else
 * acted since `version`; "unavailable" while the period is computed for long.
 */
export async function overrideScore(
  ctx: WorkCtx,
  key: ScorecardKey,
  input: OverrideInput,
): Promise<Overridden> {
  requireAbility(ctx.actor, "review scorecards");
  return withPeriodToItself(ctx, key.periodId, (tx) => setOverride(tx, key, input));
}

/** The same as part of the caller's transaction, which has the period to itself. */
export async function setOverride(
  tx: ExclusiveCtx,
  key: ScorecardKey,
  input: OverrideInput,
): Promise<Overridden> {
  await requireMayReview(tx, [key.employeeId]);
  const card = await lockScorecard(tx, key, input.version);
  await requireEnded(tx, card.period);
  const stored = await getStoredScorecard(tx.db, key);
  if (!stored)
    throw invalid([
      { path: "level", message: "No template was for this person: there is nothing to override." },
    ]);
  const entityId = input.level === "overall" ? 0 : input.entity_id;
  const score = checkedScore(stored, { ...input, entity_id: entityId });
  const before = rescore(stored.rule, stored.readings, stored.overrides);
  const old = levelOf(before, input.level, entityId);
  const [row] = await tx.db
    .insert(scoreOverrides)
    .values({
      ...key,
      level: input.level,
      entityId,
      oldScore: old.score,
      computedScore: old.computed,
      newScore: score,
      reason: input.reason,
      reviewerId: tx.actor.kind === "account" ? tx.actor.accountId : null,
      reviewerName: tx.actor.label,
      version: card.reviewVersion + 1,
      createdAt: tx.now,
    })
    .returning({ id: scoreOverrides.id });
  if (!row) throw new Error("The override was not stored.");
  const result = await applyOverrides(tx, key);
  // A sign-off was of other figures.
  await advance(tx, card, { signed: false });
  await record(tx, card, { input, entityId, overrideId: row.id, before, after: result });
  return { overrideId: row.id, result };
}

/** What counts at a level, and what the rules give there. */
export function levelOf(result: ScorecardResult, level: OverrideInput["level"], entityId: number) {
  if (level === "overall") return { score: result.totalScore, computed: result.computedTotalScore };
  const at =
    level === "kpi"
      ? result.kpis.find(({ kpiId }) => kpiId === entityId)
      : result.kras.find(({ kraId }) => kraId === entityId);
  return { score: at?.score ?? null, computed: at?.computedScore ?? null };
}

interface Recorded {
  input: OverrideInput;
  entityId: number;
  overrideId: number;
  before: ScorecardResult;
  after: ScorecardResult;
}

async function record(tx: ExclusiveCtx, card: LockedScorecard, recorded: Recorded): Promise<void> {
  const { input, entityId, overrideId, before, after } = recorded;
  const facts = (result: ScorecardResult) => ({
    score: levelOf(result, input.level, entityId).score,
    total: result.totalScore,
    band: result.band,
  });
  await recordAudit(tx, {
    action: input.new_score === null ? "override.reverted" : "override.set",
    entityType: "override",
    entityId: overrideId,
    employeeId: card.employeeId,
    before: facts(before),
    after: {
      period: card.period.name,
      level: input.level,
      of: await entityName(tx.db, input.level, entityId),
      ...facts(after),
      computed: levelOf(after, input.level, entityId).computed,
    },
    reason: input.reason,
  });
}
