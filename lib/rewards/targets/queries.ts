import { desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { bonusTargets } from "@/db/schema/rewards";
import type { Scope } from "@/lib/access/scope";
import { forbidden } from "@/lib/errors";
import type { BonusTarget } from "./input";

/** A person's target bonuses, newest first. For HR. */
export async function listTargets(db: Db, scope: Scope, employeeId: number): Promise<BonusTarget[]> {
  if (!scope.seesEveryone) throw forbidden("see target bonuses");
  const rows = await db
    .select()
    .from(bonusTargets)
    .where(eq(bonusTargets.employeeId, employeeId))
    .orderBy(desc(bonusTargets.effectiveFrom));
  return rows.map(toTarget);
}

export const toTarget = (row: typeof bonusTargets.$inferSelect): BonusTarget => ({
  id: row.id,
  employee_id: row.employeeId,
  amount: row.amount,
  currency: row.currency,
  effective_from: row.effectiveFrom,
  entered_by: row.enteredByName,
  entered_at: row.enteredAt.toISOString(),
});
