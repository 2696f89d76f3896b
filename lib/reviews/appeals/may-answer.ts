import { requireAbility } from "@/lib/access/policy";
import type { Ctx } from "@/lib/context";
import { AppError, forbidden } from "@/lib/errors";
import { organisationToday } from "@/lib/people/today";
import { leads } from "./leader";
import type { Appeal } from "./lock";

/** Who leads the person, and human resources, see an appeal to answer it; nobody their own. */
export async function isSeenByAnswerers(
  { db, actor, now }: Ctx,
  { employeeId }: Pick<Appeal, "employeeId">,
): Promise<boolean> {
  if (actor.kind !== "account") return true;
  if (actor.employeeId === employeeId) return false;
  if (actor.roles.includes("hr")) return true;
  if (actor.employeeId === null || !actor.roles.includes("manager")) return false;
  const today = await organisationToday(db, now);
  return leads(db, { managerId: actor.employeeId, employeeId, today });
}

/**
 * Throws "forbidden" unless it waits for the actor: first whoever leads the person, directly or not, then human
 * resources, but nobody who said no before. The caller knows that the actor may see it.
 */
export async function requireMayAnswer(
  ctx: Ctx,
  appeal: Pick<Appeal, "employeeId" | "state" | "refusedBy">,
): Promise<"manager" | "hr"> {
  const { actor, db, now } = ctx;
  requireAbility(actor, "answer appeals");
  const by = appeal.state === "with_hr" ? "hr" : "manager";
  if (actor.kind !== "account") return by;
  if (by === "hr") {
    if (!actor.roles.includes("hr")) throw forbidden("answer this: it is with human resources now");
    if (appeal.refusedBy === actor.accountId)
      throw forbidden("answer this twice: someone else in human resources looks at it");
    return by;
  }
  const { employeeId } = appeal;
  const today = await organisationToday(db, now);
  const isLed =
    actor.employeeId !== null &&
    actor.roles.includes("manager") &&
    (await leads(db, { managerId: actor.employeeId, employeeId, today }));
  if (!isLed) throw forbidden("answer this yet: it is with the manager");
  return by;
}

/** Why the actor cannot answer it now, for screens; null when they can. */
export async function whyMayNotAnswer(
  ctx: Ctx,
  appeal: Pick<Appeal, "employeeId" | "state" | "refusedBy">,
): Promise<string | null> {
  try {
    await requireMayAnswer(ctx, appeal);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "forbidden") return error.message;
    throw error;
  }
}
