import { and, eq, isNull } from "drizzle-orm";
import { accountRoles, accounts } from "@/db/schema/access";
import type { Ctx } from "@/lib/context";
import { conflict } from "@/lib/errors";

/**
 * Refuses what would leave nobody who can administer. Every administrator's row is locked first, so that two
 * administrators cannot take each other's role at the same moment.
 */
export async function requireAnotherAdmin(ctx: Ctx, accountId: number): Promise<void> {
  const admins = await ctx.db
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountRoles, and(eq(accountRoles.accountId, accounts.id), eq(accountRoles.role, "admin")))
    .where(isNull(accounts.disabledAt))
    .orderBy(accounts.id)
    .for("update", { of: accounts });
  if (admins.some((admin) => admin.id === accountId) && admins.length === 1)
    throw conflict(
      "This is the last administrator who can sign in. Make someone else an administrator first.",
    );
}
