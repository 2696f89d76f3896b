import type { Ctx } from "@/lib/context";
import { forbidden } from "@/lib/errors";

/** Throws "forbidden" when the actor is one of these people: nobody decides on what they are paid themselves. */
export function refuseOwn({ actor }: Ctx, employeeIds: readonly number[], what: string): void {
  if (actor.kind !== "account" || actor.employeeId === null) return;
  if (employeeIds.includes(actor.employeeId)) throw forbidden(what);
}
