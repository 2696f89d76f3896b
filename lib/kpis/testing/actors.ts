import type { Db } from "@/db/client";
import type { Role } from "@/db/enums";
import { accounts } from "@/db/schema/access";
import type { Ctx } from "@/lib/context";

/** A context whose account exists, so that what it writes can name it. */
export async function contextOf(db: Db, name: string, roles: readonly Role[]): Promise<Ctx> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@kpis.test`;
  const [account] = await db.insert(accounts).values({ email, name }).returning({ id: accounts.id });
  if (!account) throw new Error("The account was not stored.");
  const actor = { kind: "account", accountId: account.id, employeeId: null, roles, label: name } as const;
  return { db, actor, now: new Date("2026-11-20T09:00:00Z") };
}

/** The same person a while later. */
export const later = <C extends Ctx>(ctx: C, minutes: number): C => ({
  ...ctx,
  now: new Date(ctx.now.getTime() + minutes * 60_000),
});
