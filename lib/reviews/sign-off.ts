import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx, WorkCtx } from "@/lib/context";
import { type AppError, conflict } from "@/lib/errors";
import { withPeriodToItself } from "@/lib/scoring/overrides/exclusive";
import { advance } from "./advance";
import type { AgreeInput, SignOffInput } from "./input";
import { type LockedScorecard, lockScorecard, requireEnded, type ScorecardKey } from "./lock";
import { requireMayReview } from "./may-review";
import { listUnexceptional } from "./queue";

/** Signs a scorecard off as it was seen. The signature is for that total: figures that change later need another one. */
export async function signOff(ctx: WorkCtx, key: ScorecardKey, { version }: SignOffInput): Promise<void> {
  requireAbility(ctx.actor, "review scorecards");
  return withPeriodToItself(ctx, key.periodId, async (tx) => {
    await requireMayReview(tx, [key.employeeId]);
    await sign(tx, await lockScorecard(tx, key, version));
  });
}

/** Takes a sign-off back, with a reason. */
export async function reopenReview(
  ctx: WorkCtx,
  key: ScorecardKey,
  { version, reason }: SignOffInput & { reason: string },
): Promise<void> {
  requireAbility(ctx.actor, "review scorecards");
  return withPeriodToItself(ctx, key.periodId, async (tx) => {
    await requireMayReview(tx, [key.employeeId]);
    const card = await lockScorecard(tx, key, version);
    await advance(tx, card, { signed: false });
    await recordAudit(tx, {
      action: "scorecard.reopened",
      entityType: "scorecard",
      entityId: `${key.periodId}/${key.employeeId}`,
      employeeId: key.employeeId,
      before: factsOf(card),
      after: { period: card.period.name, status: "review", signedBy: null },
      reason,
    });
  });
}

export interface Agreed {
  signed: number;
  /** Who was left out, and why. */
  left: { employeeId: number; name: string; why: string }[];
}

/**
 * Signs off, as computed, everyone asked for of whom nothing is exceptional. Whoever changed since they were seen, or has
 * something exceptional about them by now, is left for a look of their own.
 */
export async function agreeWithComputed(
  ctx: WorkCtx,
  periodId: number,
  { items }: AgreeInput,
): Promise<Agreed> {
  requireAbility(ctx.actor, "review scorecards");
  return withPeriodToItself(ctx, periodId, async (tx) => {
    const employeeIds = items.map((item) => item.employee_id);
    await requireMayReview(tx, employeeIds);
    const unexceptional = await listUnexceptional(tx.db, { periodId, employeeIds, now: tx.now });
    const agreed: Agreed = { signed: 0, left: [] };
    // In one order, so that two at once wait for each other and do not cross.
    for (const { employee_id: employeeId, version } of [...items].sort(
      (a, b) => a.employee_id - b.employee_id,
    )) {
      const card = await lockOrWhy(tx, { periodId, employeeId }, version);
      if ("why" in card) agreed.left.push({ employeeId, ...card });
      else if (!unexceptional.has(employeeId)) {
        agreed.left.push({ employeeId, name: card.name, why: "Something about it is exceptional." });
      } else {
        await sign(tx, card);
        agreed.signed += 1;
      }
    }
    return agreed;
  });
}

async function lockOrWhy(ctx: Ctx, key: ScorecardKey, version: string) {
  const card = await lockScorecard(ctx, key);
  return card.version === version ? card : { name: card.name, why: "It changed since you saw it." };
}

async function sign(tx: Ctx, card: LockedScorecard): Promise<void> {
  await requireEnded(tx, card.period);
  if (!card.hasTemplate) throw noTemplate(card);
  await advance(tx, card, { signed: true });
  await recordAudit(tx, {
    action: "scorecard.signed_off",
    entityType: "scorecard",
    entityId: `${card.periodId}/${card.employeeId}`,
    employeeId: card.employeeId,
    before: factsOf(card),
    after: { period: card.period.name, status: "review", signedBy: tx.actor.label, total: card.total },
  });
}

const factsOf = ({ status, signed }: LockedScorecard) => ({
  status,
  signedBy: signed?.by ?? null,
  ...(signed && { total: signed.total }),
});

const noTemplate = ({ name, period }: LockedScorecard): AppError =>
  conflict(`No template was for ${name} in ${period.name}: there is nothing to sign.`);
