import { and, asc, eq, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { accounts } from "@/db/schema/access";
import { appeals } from "@/db/schema/appeals";
import { type Ctx, inTransaction } from "@/lib/context";
import { type DecimalString, parseDecimal } from "@/lib/decimal";
import { organisationToday } from "@/lib/people/today";
import { advanceAppeal } from "./advance";
import { getFigure } from "./figure";
import { getLeader, isUnled } from "./leader";
import type { Appeal } from "./lock";
import { holderOf, tellDue, tellHolder, tellPerson } from "./tell";
import { dueAfter, TERMS, type Terms } from "./terms";

const AT_ONCE = 100;

export interface Followed {
  corrected: number;
  passedOn: number;
  leftAtThat: number;
  reminded: number;
}

/**
 * What time, corrected records and people who leave do to appeals: closes those whose figure has changed, passes on what the
 * manager has not answered or cannot answer any more, closes a no that nobody took on, and reminds, once, on the day
 * something is due. Run again it changes nothing.
 */
export async function followAppeals(ctx: Ctx, terms: Terms = TERMS): Promise<Followed> {
  const today = await organisationToday(ctx.db, ctx.now);
  const overdue = lt(appeals.dueOn, today);
  return {
    corrected: await closeCorrectedAppeals(ctx),
    passedOn: await each(
      ctx,
      and(stateIn("with_manager"), or(overdue, isUnled(appeals.employeeId, today))),
      (tx, appeal) => passOn(tx, appeal, today, terms),
    ),
    leftAtThat: await each(ctx, and(overdue, stateIn("answered"), sql`outcome = 'no'`), leaveAtThat),
    reminded: await each(
      ctx,
      and(lte(appeals.dueOn, today), isNull(appeals.remindedAt), WAITS_FOR_ANSWERERS),
      (tx, appeal) => remind(tx, appeal, today),
    ),
  };
}

/** Closes what a correction was promised for and whose figure is another one by now. Returns how many. */
export const closeCorrectedAppeals = (ctx: Ctx): Promise<number> => each(ctx, HAS_CHANGED, closeCorrected);

const stateIn = (...states: Appeal["state"][]) => inArray(appeals.state, states);
const WAITS_FOR_ANSWERERS = sql`(state IN ('with_manager', 'with_hr') OR (state = 'answered' AND outcome <> 'no'))`;

/** The rules give another value than when the correction was promised; of a final period, it was noted as an adjustment. */
const HAS_CHANGED = sql`state = 'answered' AND outcome IN ('correction', 'adjustment') AND (
  EXISTS (SELECT 1 FROM kpi_results k
           WHERE k.period_id = appeals.period_id AND k.employee_id = appeals.employee_id AND k.kpi_id = appeals.kpi_id
             AND k.actual_value IS DISTINCT FROM appeals.awaited_value)
  OR EXISTS (SELECT 1 FROM period_adjustments j
              WHERE j.final_period_id = appeals.period_id AND j.employee_id = appeals.employee_id
                AND j.kpi_id = appeals.kpi_id AND j.created_at > appeals.answered_at))`;

/** In batches of one transaction each; whatever someone else has in hand is left for the next time. */
async function each(
  ctx: Ctx,
  where: SQL | undefined,
  act: (tx: Ctx, appeal: Appeal) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await inTransaction(ctx, async (tx) => {
      const found = await tx.db
        .select()
        .from(appeals)
        .where(where)
        .orderBy(asc(appeals.id))
        .limit(AT_ONCE)
        .for("update", { skipLocked: true });
      for (const appeal of found) await act(tx, appeal);
      return found.length;
    });
    done += count;
    if (count < AT_ONCE) return done;
  }
}

async function closeCorrected(tx: Ctx, appeal: Appeal): Promise<void> {
  const figure = await getFigure(tx.db, appeal);
  const isFinal = appeal.outcome === "adjustment" || figure?.value === appeal.awaitedValue;
  const text = isFinal
    ? "The correction is noted as an adjustment; the final figure stands."
    : `The records give ${shown(figure?.value ?? null)} instead of ${shown(appeal.awaitedValue)} now, and a score of ${shown(figure?.score ?? null)} instead of ${shown(appeal.awaitedScore)}.`;
  await advanceAppeal(tx, appeal, {
    kind: "closed",
    text,
    change: { state: "closed", dueOn: null, closedAt: tx.now },
  });
  await tellPerson(tx, appeal, { event: "corrected", body: text });
}

async function passOn(tx: Ctx, appeal: Appeal, today: string, terms: Terms): Promise<void> {
  const term = await dueAfter(tx.db, { employeeId: appeal.employeeId, today, days: terms.hrDays });
  const isLate = appeal.dueOn !== null && appeal.dueOn < today;
  const why = isLate ? "It was not answered in time." : "Nobody who leads the person can answer it any more.";
  await advanceAppeal(tx, appeal, {
    kind: "escalated",
    text: why,
    change: { state: "with_hr", ...term, remindedAt: null },
  });
  await tellHolder(tx, appeal, { to: { roles: ["hr"] }, dueOn: term.dueOn, event: "escalated" });
  await tellPerson(tx, appeal, {
    event: "escalated",
    body: `${why} It is with human resources now.`,
  });
}

const leaveAtThat = (tx: Ctx, appeal: Appeal): Promise<void> =>
  advanceAppeal(tx, appeal, {
    kind: "closed",
    text: "The refusal was not taken to human resources in time.",
    change: { state: "closed", dueOn: null, closedAt: tx.now },
  });

async function remind(tx: Ctx, appeal: Appeal, today: string): Promise<void> {
  const { employeeId, state, dueOn, version } = appeal;
  const leaderId = await getLeader(tx.db, { employeeId, today });
  const isWithHr = state === "with_hr";
  await advanceAppeal(tx, appeal, { kind: "reminded", change: { remindedAt: tx.now } });
  const answererId = state === "answered" ? await stillActive(tx, appeal.answeredBy) : null;
  const to = answererId === null ? holderOf(isWithHr ? null : leaderId) : { accountIds: [answererId] };
  await tellDue(tx, appeal, { to, dueOn: dueOn ?? today, event: `due:${version}` });
}

/** Whoever promised a correction, unless they may not sign in any more: then others have to see to it. */
async function stillActive({ db }: Ctx, accountId: number | null): Promise<number | null> {
  if (accountId === null) return null;
  const [found] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, accountId), isNull(accounts.disabledAt)));
  return found?.id ?? null;
}

const shown = (value: DecimalString | null) =>
  value === null ? "nothing" : parseDecimal(value).toDecimalPlaces(2).toFixed();
