import { requireAbility } from "@/lib/access/policy";
import { type Ctx, inTransaction } from "@/lib/context";
import { advanceAppeal } from "./advance";
import { type Appeal, lockAppeal } from "./lock";
import { isSeenByAnswerers } from "./may-answer";
import { tellPerson } from "./tell";

/**
 * Says what was corrected, where the figure does not show it by itself, and closes the appeal. By whoever leads the person
 * and by human resources. Throws "forbidden", "not_found", "conflict".
 */
export async function recordCorrection(
  ctx: Ctx,
  id: number,
  { version, what }: { version: number; what: string },
): Promise<void> {
  requireAbility(ctx.actor, "answer appeals");
  return inTransaction(ctx, async (tx) => {
    const isSeenBy = (appeal: Appeal) => isSeenByAnswerers(tx, appeal);
    const appeal = await lockAppeal(tx, { id, move: "correct", version, isSeenBy });
    await advanceAppeal(tx, appeal, {
      kind: "closed",
      text: what,
      change: { state: "closed", dueOn: null, closedAt: tx.now },
    });
    await tellPerson(tx, appeal, { event: "corrected", body: `${tx.actor.label} says what was corrected.` });
  });
}
