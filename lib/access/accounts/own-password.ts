import { eq } from "drizzle-orm";
import { accounts } from "@/db/schema/access";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { forbidden, invalid } from "@/lib/errors";
import { hashPassword, verifyPassword } from "../password";
import type { SessionClaims } from "../session";
import { endSessions } from "./mutations";

/** Changes the caller's own password. Their sessions end; the claims for a new one come back. */
export async function changeOwnPassword(
  ctx: Ctx,
  input: { currentPassword: string; password: string },
): Promise<SessionClaims> {
  const { actor } = ctx;
  if (actor.kind !== "account") throw forbidden("change a password of your own");
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (tx) => {
    const mine = eq(accounts.id, actor.accountId);
    const [account] = await tx.db
      .select({ passwordHash: accounts.passwordHash, isDemo: accounts.isDemo })
      .from(accounts)
      .where(mine)
      .for("update");
    if (account?.isDemo) throw forbidden("change the password of a demo account");
    if (!(await verifyPassword(account?.passwordHash ?? null, input.currentPassword)))
      throw invalid([{ path: "currentPassword", message: "This is not your current password." }]);
    await tx.db.update(accounts).set({ passwordHash }).where(mine);
    await endSessions(tx, actor.accountId);
    await recordAudit(tx, {
      action: "account.password_changed",
      entityType: "account",
      entityId: actor.accountId,
      employeeId: actor.employeeId,
    });
    const [renewed] = await tx.db
      .select({ sessionVersion: accounts.sessionVersion })
      .from(accounts)
      .where(mine);
    if (!renewed) throw forbidden("change this password");
    return { accountId: actor.accountId, sessionVersion: renewed.sessionVersion };
  });
}
