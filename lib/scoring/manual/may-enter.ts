import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { forbidden } from "@/lib/errors";
import { dayIn } from "@/lib/people/today";
import { organisationTimeZone } from "../periods/queries";

/**
 * Throws "forbidden" unless the actor may enter values for all of these people: managers for their direct and indirect
 * reports of today, human resources for everyone, nobody for themselves.
 */
export async function requireMayEnter(ctx: Ctx, employeeIds: readonly number[]): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "account") return;
  if (actor.employeeId !== null && employeeIds.includes(actor.employeeId)) {
    throw forbidden("enter values for yourself");
  }
  if (actor.roles.includes("hr")) return;
  if (!actor.roles.includes("manager") || actor.employeeId === null) throw forbidden("enter values");
  const today = dayIn(await organisationTimeZone(ctx.db), ctx.now);
  const rows = await ctx.db.execute<{ employee_id: number }>(
    sql`SELECT reports_of(${actor.employeeId}::integer, ${today}::date) AS employee_id`,
  );
  const reports = new Set(rows.map((row) => row.employee_id));
  if (!employeeIds.every((id) => reports.has(id))) throw forbidden("enter values for this person");
}
