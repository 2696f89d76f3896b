import { sql } from "drizzle-orm";
import { requireAbility } from "@/lib/access/policy";
import type { Ctx } from "@/lib/context";
import { forbidden } from "@/lib/errors";
import { organisationToday } from "@/lib/people/today";

/**
 * Throws "forbidden" unless the actor may review all of these people: managers their direct and indirect reports of
 * today, human resources everyone, nobody themselves.
 */
export async function requireMayReview(ctx: Ctx, employeeIds: readonly number[]): Promise<void> {
  const { actor } = ctx;
  requireAbility(actor, "review scorecards");
  if (actor.kind !== "account") return;
  if (actor.employeeId !== null && employeeIds.includes(actor.employeeId)) {
    throw forbidden("review your own scorecard");
  }
  if (actor.roles.includes("hr")) return;
  if (actor.employeeId === null) throw forbidden("review this person’s scorecard");
  const today = await organisationToday(ctx.db, ctx.now);
  const rows = await ctx.db.execute<{ employee_id: number }>(
    sql`SELECT reports_of(${actor.employeeId}::integer, ${today}::date) AS employee_id`,
  );
  const reports = new Set(rows.map((row) => row.employee_id));
  if (!employeeIds.every((id) => reports.has(id))) throw forbidden("review this person’s scorecard");
}
