import { requireAbility } from "@/lib/access/policy";
import { type Ctx, inTransaction } from "@/lib/context";
import { organisationToday } from "@/lib/people/today";
import { advanceAppeal } from "./advance";
import { type Appeal, lockAppeal } from "./lock";
import { tellHolder } from "./tell";
import { dueAfter, TERMS, type Terms } from "./terms";

const isOwn =
  ({ actor }: Ctx) =>
  async ({ employeeId }: Appeal) =>
    actor.kind === "account" && actor.employeeId === employeeId;

/** Takes the manager's no on to human resources, once: theirs is the last word. By the person alone. */
export async function takeOn(
  ctx: Ctx,
  id: number,
  { version, why }: { version: number; why: string },
  terms: Terms = TERMS,
): Promise<void> {
  requireAbility(ctx.actor, "dispute figures");
  return inTransaction(ctx, async (tx) => {
    const appeal = await lockAppeal(tx, { id, move: "take_on", version, isSeenBy: isOwn(tx) });
    const { employeeId } = appeal;
    const today = await organisationToday(tx.db, tx.now);
    const term = await dueAfter(tx.db, { employeeId, today, days: terms.hrDays });
    await advanceAppeal(tx, appeal, {
      kind: "taken_on",
      text: why,
      change: {
        ...{ state: "with_hr", ...term, takenOnAt: tx.now, remindedAt: null, refusedBy: appeal.answeredBy },
        // What the manager answered stays in the history.
        ...{ outcome: null, answer: null, answeredBy: null, answeredByName: null, answeredAt: null },
      },
    });
    await tellHolder(tx, appeal, { to: { roles: ["hr"] }, dueOn: term.dueOn, event: "taken_on" });
  });
}

/** Takes an appeal back that nobody has answered. By the person alone. */
export async function withdrawAppeal(ctx: Ctx, id: number, { version }: { version: number }): Promise<void> {
  requireAbility(ctx.actor, "dispute figures");
  return inTransaction(ctx, async (tx) => {
    const appeal = await lockAppeal(tx, { id, move: "withdraw", version, isSeenBy: isOwn(tx) });
    await advanceAppeal(tx, appeal, {
      kind: "withdrawn",
      change: { state: "withdrawn", dueOn: null, closedAt: tx.now },
    });
  });
}
