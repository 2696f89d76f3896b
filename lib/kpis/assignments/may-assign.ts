import { sql } from "drizzle-orm";
import { may, requireAbility } from "@/lib/access/policy";
import { requireInScope, type Scope } from "@/lib/access/scope";
import type { Ctx } from "@/lib/context";
import { forbidden } from "@/lib/errors";
import { organisationToday } from "@/lib/people/today";

/**
 * Of these people, those to whom the actor may assign KPIs: managers to their direct and indirect reports of today,
 * human resources and administrators to everyone, nobody to themselves. Throws "forbidden" for who may assign to nobody.
 */
export async function assignableOf(ctx: Ctx, employeeIds: readonly number[]): Promise<Set<number>> {
  const { actor } = ctx;
  requireAbility(actor, "assign KPIs");
  if (actor.kind !== "account") return new Set(employeeIds);
  const others = employeeIds.filter((id) => id !== actor.employeeId);
  if (may(actor, "configure KPIs")) return new Set(others);
  if (actor.employeeId === null) return new Set();
  const today = await organisationToday(ctx.db, ctx.now);
  const rows = await ctx.db.execute<{ employee_id: number }>(
    sql`SELECT reports_of(${actor.employeeId}::integer, ${today}::date) AS employee_id`,
  );
  const reports = new Set(rows.map((row) => row.employee_id));
  return new Set(others.filter((id) => reports.has(id)));
}

export const mayAssignTo = async (ctx: Ctx, employeeId: number): Promise<boolean> =>
  may(ctx.actor, "assign KPIs") && (await assignableOf(ctx, [employeeId])).has(employeeId);

/** Throws "forbidden" unless the actor may assign KPIs to every one of them. */
export async function requireMayAssign(ctx: Ctx, employeeIds: readonly number[]): Promise<void> {
  const { actor } = ctx;
  if (actor.kind === "account" && actor.employeeId !== null && employeeIds.includes(actor.employeeId)) {
    throw forbidden("assign KPIs to yourself");
  }
  const assignable = await assignableOf(ctx, employeeIds);
  if (!employeeIds.every((id) => assignable.has(id))) throw forbidden("assign KPIs to this person");
}

/** Whoever sees the person's figures reads what is assigned to them, and so do those who configure KPIs. */
export async function requireMayReadAssignments(
  { db, actor }: Pick<Ctx, "db" | "actor">,
  scope: Scope,
  employeeId: number,
): Promise<void> {
  if (!may(actor, "configure KPIs")) await requireInScope(db, scope, employeeId);
}
