import type { AppealOutcome } from "@/db/enums";
import type { Scope } from "@/lib/access/scope";
import type { Ctx } from "@/lib/context";
import { dayIn } from "@/lib/people/today";
import { isSeenByAnswerers, whyMayNotAnswer } from "@/lib/reviews/appeals/may-answer";
import { outcomesFor, whyNot } from "@/lib/reviews/appeals/moves";
import { type ListedAppeal, requireAppealDetail } from "@/lib/reviews/appeals/queries";
import { getReview } from "@/lib/reviews/queries";
import { getStoredScorecard, type StoredScorecard } from "@/lib/scoring/overrides/stored-scorecard";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { getScorecard } from "@/lib/scoring/scorecards/queries";
import type { Scorecard } from "@/lib/scoring/scorecards/types";

export type AppealScreen = Awaited<ReturnType<typeof getAppealScreen>>;

/** What the reader can do about an appeal that waits for an answer. */
export interface Answering {
  /** Why they cannot answer it now; null: they can. */
  whyNot: string | null;
  outcomes: AppealOutcome[];
  /** What an override is previewed with, and the version it is made of; null when there can be none. */
  override: { version: string; stored: StoredScorecard; scorecard: Scorecard } | null;
}

/** One appeal with its history, its files, and what the reader can do about it. Throws "not_found". */
export async function getAppealScreen(ctx: Ctx, scope: Scope, id: number) {
  const [detail, timeZone] = await Promise.all([
    requireAppealDetail(ctx.db, scope, id),
    organisationTimeZone(ctx.db),
  ]);
  const { appeal } = detail;
  const isOwn = appeal.employeeId === scope.selfId;
  const isAnswerer = await isSeenByAnswerers(ctx, appeal);
  const canDo = (move: Parameters<typeof whyNot>[0]) => whyNot(move, appeal) === null;
  return {
    ...detail,
    ...{ timeZone, isOwn },
    canTakeOn: isOwn && canDo("take_on"),
    canWithdraw: isOwn && canDo("withdraw"),
    canCorrect: isAnswerer && canDo("correct"),
    answering: isAnswerer && canDo("answer") ? await getAnswering(ctx, scope, appeal, timeZone) : null,
  };
}

async function getAnswering(
  ctx: Ctx,
  scope: Scope,
  appeal: ListedAppeal,
  timeZone: string,
): Promise<Answering> {
  const hasEnded = appeal.periodEnd <= dayIn(timeZone, ctx.now);
  const possible = outcomesFor({ isFinal: appeal.isPeriodFinal, hasEnded });
  const why = await whyMayNotAnswer(ctx, appeal);
  const override =
    why === null && possible.includes("override") ? await getOverride(ctx, scope, appeal) : null;
  const outcomes = possible.filter((outcome) => outcome !== "override" || override !== null);
  return { whyNot: why, outcomes, override };
}

async function getOverride(ctx: Ctx, scope: Scope, { periodId, employeeId }: ListedAppeal) {
  const [review, stored, scorecard] = await Promise.all([
    getReview(ctx.db, scope, { periodId, employeeId, now: ctx.now }),
    getStoredScorecard(ctx.db, { periodId, employeeId }),
    getScorecard(ctx.db, scope, employeeId, periodId, { withTrend: false }),
  ]);
  return review && stored && scorecard ? { version: review.version, stored, scorecard } : null;
}
