import { eq } from "drizzle-orm";
import { z } from "zod";
import { alertEvents, alerts } from "@/db/schema/alerts";
import { requireAbility } from "@/lib/access/policy";
import type { Scope } from "@/lib/access/scope";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { requireAlert } from "./queries";

export const acknowledgeInput = z.strictObject({
  note: z.string().trim().max(1000, "At most 1,000 characters").default(""),
});

/**
 * Says that someone has seen to it: it is passed on no further. By whoever may see the alert. Repeated, it changes
 * nothing; one that has ended is refused.
 */
export function acknowledgeAlert(
  ctx: Ctx,
  { scope, id, note }: { scope: Scope; id: number; note: string },
): Promise<void> {
  requireAbility(ctx.actor, "acknowledge alerts");
  return inTransaction(ctx, async (tx) => {
    const seen = await requireAlert(tx.db, scope, id);
    const [alert] = await tx.db.select().from(alerts).where(eq(alerts.id, id)).for("update");
    if (!alert || alert.acknowledgedAt) return;
    if (alert.resolvedAt) throw conflict("This alert has ended already. There is nothing to acknowledge.");
    const { actor, now } = tx;
    await tx.db
      .update(alerts)
      .set({
        acknowledgedAt: now,
        acknowledgedBy: actor.kind === "account" ? actor.accountId : null,
        escalatesAt: null,
      })
      .where(eq(alerts.id, id));
    await tx.db
      .insert(alertEvents)
      .values({ alertId: id, kind: "acknowledged", at: now, actorLabel: actor.label, text: note });
    await recordAudit(tx, {
      action: "alert.acknowledged",
      entityType: "alert",
      entityId: id,
      employeeId: alert.employeeId,
      after: { rule: seen.ruleName, note },
    });
  });
}
