import { desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { disciplinaryFlags } from "@/db/schema/rewards";
import { requireAbility } from "@/lib/access/policy";
import type { Scope } from "@/lib/access/scope";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { requireEmployee } from "@/lib/people/queries";
import { organisationToday } from "@/lib/people/today";
import { refuseOwn } from "../refuse-own";
import type { DisciplinaryFlag, FlagInput } from "./input";

/** A person's disciplinary flags, newest first. For HR alone. */
export async function listFlags(db: Db, scope: Scope, employeeId: number): Promise<DisciplinaryFlag[]> {
  if (!scope.seesEveryone) throw forbidden("see disciplinary flags");
  const rows = await db
    .select()
    .from(disciplinaryFlags)
    .where(eq(disciplinaryFlags.employeeId, employeeId))
    .orderBy(desc(disciplinaryFlags.effectiveFrom), desc(disciplinaryFlags.id));
  return rows.map(toFlag);
}

export function setFlag(ctx: Ctx, input: FlagInput): Promise<DisciplinaryFlag> {
  requireAbility(ctx.actor, "manage bonuses");
  return inTransaction(ctx, async (inside) => {
    await requireEmployee(inside.db, input.employee_id);
    const [stored] = await inside.db
      .insert(disciplinaryFlags)
      .values({
        employeeId: input.employee_id,
        effectiveFrom: input.effective_from,
        effectiveTo: input.effective_to,
        reason: input.reason,
        setByName: inside.actor.label,
        setAt: inside.now,
      })
      .returning();
    if (!stored) throw new Error("The flag was not stored.");
    const flag = toFlag(stored);
    await recordAudit(inside, { ...entry("set", flag.id), after: daysOf(flag) });
    return flag;
  });
}

/** Today is its last day; one that has not begun never counts. Throws "conflict" when it is over. */
export function liftFlag(
  ctx: Ctx,
  { flagId, reason }: { flagId: number; reason: string },
): Promise<DisciplinaryFlag> {
  requireAbility(ctx.actor, "manage bonuses");
  return inTransaction(ctx, async (inside) => {
    const [before] = await inside.db
      .select()
      .from(disciplinaryFlags)
      .where(eq(disciplinaryFlags.id, flagId))
      .for("update");
    if (!before) throw notFound("This flag");
    refuseOwn(inside, [before.employeeId], "lift a flag of your own");
    if (before.liftedAt) throw conflict(`${before.liftedByName ?? "Someone"} has lifted this flag already.`);
    const today = await organisationToday(inside.db, inside.now);
    if (before.effectiveTo !== null && before.effectiveTo < today)
      throw conflict("This flag is over already.");
    const [stored] = await inside.db
      .update(disciplinaryFlags)
      .set({
        effectiveTo: [before.effectiveFrom, today].sort()[1],
        liftedByName: inside.actor.label,
        liftedAt: inside.now,
        liftReason: reason,
      })
      .where(eq(disciplinaryFlags.id, flagId))
      .returning();
    if (!stored) throw new Error("The flag was not lifted.");
    const flag = toFlag(stored);
    await recordAudit(inside, {
      ...entry("lifted", flagId),
      before: daysOf(toFlag(before)),
      after: daysOf(flag),
    });
    return flag;
  });
}

const toFlag = (row: typeof disciplinaryFlags.$inferSelect): DisciplinaryFlag => ({
  id: row.id,
  employee_id: row.employeeId,
  effective_from: row.effectiveFrom,
  effective_to: row.effectiveTo,
  reason: row.reason,
  set_by: row.setByName,
  set_at: row.setAt.toISOString(),
  lifted_by: row.liftedByName,
  lifted_at: row.liftedAt?.toISOString() ?? null,
  lift_reason: row.liftReason,
});

const daysOf = ({ effective_from, effective_to }: DisciplinaryFlag) => ({ effective_from, effective_to });

/**
 * The log is read by more people than flags are: an entry names the flag and its days, while whom it is about and why
 * stay with the flag, where HR alone reads them.
 */
const entry = (action: string, flagId: number) => ({
  action: `disciplinary_flag.${action}`,
  entityType: "disciplinary_flag",
  entityId: flagId,
});
