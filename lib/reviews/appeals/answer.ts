import { eq } from "drizzle-orm";
import { appeals } from "@/db/schema/appeals";
import { requireAbility } from "@/lib/access/policy";
import { type Ctx, inTransaction, type WorkCtx } from "@/lib/context";
import { invalid, notFound } from "@/lib/errors";
import { organisationToday } from "@/lib/people/today";
import { type ExclusiveCtx, withPeriodToItself } from "@/lib/scoring/overrides/exclusive";
import { type Period, requirePeriod } from "@/lib/scoring/periods/queries";
import { setOverride } from "../override";
import { advanceAppeal } from "./advance";
import { getFigure } from "./figure";
import type { AnswerInput } from "./input";
import { type Appeal, lockAppeal } from "./lock";
import { isSeenByAnswerers, requireMayAnswer } from "./may-answer";
import { isCorrection, outcomesFor, stateAfterAnswer } from "./moves";
import { tellPerson } from "./tell";
import { dueAfter, TERMS, type Terms } from "./terms";
import { OUTCOME_WORDS } from "./words";

/**
 * Answers an appeal: a promised correction of its records, an override of the KPI, set in the same transaction with the
 * appeal in its reason, or a no with its reason. A final period's figure stands: then it is an adjustment or a no. Throws
 * "forbidden", "not_found", "invalid" at a field, "conflict" with what happened when someone else was faster.
 */
export async function answerAppeal(
  ctx: WorkCtx,
  id: number,
  input: AnswerInput,
  terms: Terms = TERMS,
): Promise<void> {
  requireAbility(ctx.actor, "answer appeals");
  if (input.outcome !== "override") {
    return inTransaction(ctx, async (tx) => {
      const held = await hold(tx, id, input);
      await settle(tx, held, { input, terms, overrideId: null });
    });
  }
  const [found] = await ctx.db.select({ periodId: appeals.periodId }).from(appeals).where(eq(appeals.id, id));
  if (!found) throw notFound("This appeal");
  return withPeriodToItself(ctx, found.periodId, async (tx) => {
    const held = await hold(tx, id, input);
    const overrideId = await override(tx, held.appeal, input);
    await settle(tx, held, { input, terms, overrideId });
  });
}

interface Held {
  appeal: Appeal;
  by: "manager" | "hr";
}

async function hold(tx: Ctx, id: number, { version, outcome }: AnswerInput): Promise<Held> {
  const isSeenBy = (appeal: Appeal) => isSeenByAnswerers(tx, appeal);
  const appeal = await lockAppeal(tx, { id, move: "answer", version, isSeenBy });
  const by = await requireMayAnswer(tx, appeal);
  await requirePossible(tx, await requirePeriod(tx.db, appeal.periodId), outcome);
  return { appeal, by };
}

async function requirePossible(
  { db, now }: Ctx,
  period: Period,
  outcome: AnswerInput["outcome"],
): Promise<void> {
  const isFinal = period.status === "finalized";
  const hasEnded = period.periodEnd <= (await organisationToday(db, now));
  if (outcomesFor({ isFinal, hasEnded }).includes(outcome)) return;
  const message = isFinal
    ? `${period.name} is final: its figure stands. Promise an adjustment, or say no.`
    : outcome === "adjustment"
      ? `${period.name} is not final: promise a correction.`
      : `${period.name} has not ended: its figures still change, and cannot be overridden.`;
  throw invalid([{ path: "outcome", message }]);
}

async function override(tx: ExclusiveCtx, appeal: Appeal, input: AnswerInput): Promise<number> {
  const { periodId, employeeId, kpiId } = appeal;
  const { overrideId } = await setOverride(
    tx,
    { periodId, employeeId },
    {
      ...{ level: "kpi", entity_id: kpiId, new_score: input.new_score },
      ...{ reason: `Appeal ${appeal.id}: ${input.answer}`, version: input.scorecard_version },
    },
  );
  return overrideId;
}

interface Settling {
  input: AnswerInput;
  terms: Terms;
  overrideId: number | null;
}

async function settle(tx: Ctx, { appeal, by }: Held, { input, terms, overrideId }: Settling): Promise<void> {
  const { db, actor, now } = tx;
  const { outcome, answer } = input;
  const state = stateAfterAnswer(outcome, by);
  const today = await organisationToday(db, now);
  const days = by === "hr" ? terms.hrDays : terms.managerDays;
  const term = await dueAfter(db, { employeeId: appeal.employeeId, today, days });
  const figure = isCorrection(outcome) ? await getFigure(db, appeal) : null;
  await advanceAppeal(tx, appeal, {
    kind: "answered",
    outcome,
    text: answer,
    change: {
      ...{ state, outcome, answer, overrideId },
      ...(state === "closed" ? { dueOn: null, closedAt: now } : { ...term, remindedAt: null }),
      answeredBy: actor.kind === "account" ? actor.accountId : null,
      ...{ answeredByName: actor.label, answeredAt: now },
      ...(figure && { awaitedValue: figure.value, awaitedScore: figure.score }),
    },
  });
  await tellPerson(tx, appeal, {
    event: `answered:${appeal.version}`,
    body: `${actor.label} answered. ${OUTCOME_WORDS[outcome]}.`,
  });
}
