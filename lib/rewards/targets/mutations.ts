import { and, eq, sql } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import { bonusTargets } from "@/db/schema/rewards";
import { requireAbility } from "@/lib/access/policy";
import { type AuditEntry, recordAuditEntries } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { requireEmployee } from "@/lib/people/queries";
import { refuseOwn } from "../refuse-own";
import type { BonusTarget, TargetInput } from "./input";
import { toTarget } from "./queries";

/** Enters what a full period on target pays someone, from a day on; for a day that has an amount, the new one. */
export function enterTarget(ctx: Ctx, input: TargetInput): Promise<BonusTarget> {
  requireAbility(ctx.actor, "manage bonuses");
  return inTransaction(ctx, async (inside) => {
    await requireEmployee(inside.db, input.employee_id);
    await storeTargets(inside, [input]);
    const [stored] = await inside.db.select().from(bonusTargets).where(isTarget(input));
    if (!stored) throw new Error("The target bonus was not stored.");
    return toTarget(stored);
  });
}

/** Takes an amount out again, as if it had never been entered; it stays in the audit log. */
export function removeTarget(ctx: Ctx, targetId: number): Promise<void> {
  requireAbility(ctx.actor, "manage bonuses");
  return inTransaction(ctx, async (inside) => {
    const [gone] = await inside.db.delete(bonusTargets).where(eq(bonusTargets.id, targetId)).returning();
    if (!gone) throw notFound("This target bonus");
    refuseOwn(inside, [gone.employeeId], OWN);
    await recordAuditEntries(inside, [
      { ...entry("removed", gone.employeeId), before: factsOf(toTarget(gone)) },
    ]);
  });
}

/** Many at once, in the caller's transaction; amounts that stand there already change nothing. Returns how many did. Throws "forbidden" at one's own. */
export async function storeTargets(ctx: Ctx, inputs: readonly TargetInput[]): Promise<number> {
  const before = await lockedTargets(ctx, inputs);
  const changed = inputs.filter((input) => {
    const stands = before.get(keyOf(input));
    return !stands || stands.currency !== input.currency || Number(stands.amount) !== Number(input.amount);
  });
  refuseOwn(
    ctx,
    changed.map(({ employee_id }) => employee_id),
    OWN,
  );
  for (let at = 0; at < changed.length; at += ROWS_AT_ONCE) {
    await ctx.db
      .insert(bonusTargets)
      .values(
        changed.slice(at, at + ROWS_AT_ONCE).map((input) => ({
          employeeId: input.employee_id,
          amount: input.amount,
          currency: input.currency,
          effectiveFrom: input.effective_from,
          enteredByName: ctx.actor.label,
          enteredAt: ctx.now,
        })),
      )
      .onConflictDoUpdate({
        target: [bonusTargets.employeeId, bonusTargets.effectiveFrom],
        set: {
          amount: sql`excluded.amount`,
          currency: sql`excluded.currency`,
          enteredByName: sql`excluded.entered_by_name`,
          enteredAt: sql`excluded.entered_at`,
        },
      });
  }
  await recordAuditEntries(
    ctx,
    changed.map((input): AuditEntry => {
      const stands = before.get(keyOf(input));
      return {
        ...entry(stands ? "changed" : "entered", input.employee_id),
        before: stands && factsOf(stands),
        after: factsOf(input),
      };
    }),
  );
  return changed.length;
}

const ROWS_AT_ONCE = 1_000;

const OWN = "change a target bonus of your own";

/** What stands there, held until the transaction ends. The people are held first: rows to come have nothing to hold. */
async function lockedTargets({ db }: Ctx, inputs: readonly TargetInput[]): Promise<Map<string, BonusTarget>> {
  const ids = `{${[...new Set(inputs.map(({ employee_id }) => employee_id))].join(",")}}`;
  await db
    .select({ id: employees.id })
    .from(employees)
    .where(sql`${employees.id} = ANY (${ids}::integer[])`)
    .orderBy(employees.id)
    .for("no key update");
  const rows = await db
    .select()
    .from(bonusTargets)
    .where(sql`${bonusTargets.employeeId} = ANY (${ids}::integer[])`);
  return new Map(rows.map((row) => [keyOf(toTarget(row)), toTarget(row)]));
}

type TargetKey = Pick<TargetInput, "employee_id" | "effective_from">;
const keyOf = ({ employee_id, effective_from }: TargetKey) => `${employee_id} ${effective_from}`;
const isTarget = ({ employee_id, effective_from }: TargetKey) =>
  and(eq(bonusTargets.employeeId, employee_id), eq(bonusTargets.effectiveFrom, effective_from));

const factsOf = ({ amount, currency, effective_from }: Omit<TargetInput, "employee_id">) => ({
  amount: Number(amount).toFixed(2),
  currency,
  effective_from,
});

const entry = (action: string, employeeId: number) => ({
  action: `bonus_target.${action}`,
  entityType: "bonus_target",
  entityId: employeeId,
  employeeId,
});
