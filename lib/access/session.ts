import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { preparedOnce } from "@/db/prepared";
import { accountRoles, accounts } from "@/db/schema/access";
import { env } from "@/lib/env";
import type { Viewer } from "./viewer";

/** What a session token carries: enough to find the account and to notice that the session has ended. */
export interface SessionClaims {
  accountId: number;
  sessionVersion: number;
}

/**
 * The viewer of a session, or null when the account is gone, disabled, its roles or password changed since, or it is
 * a demo account outside demo mode.
 */
export async function getSessionViewer(db: Db, claims: SessionClaims): Promise<Viewer | null> {
  const rows = await accountOf(db).execute({ accountId: claims.accountId });
  const account = rows[0];
  if (!account || account.disabledAt || account.sessionVersion !== claims.sessionVersion) return null;
  if (account.isDemo && !env.PLUMBLINE_DEMO) return null;
  const roles = rows.flatMap(({ role }) => (role ? [role] : []));
  return {
    accountId: account.accountId,
    employeeId: account.employeeId,
    name: account.name,
    email: account.email,
    roles,
  };
}

const accountOf = preparedOnce((db) =>
  db
    .select({
      accountId: accounts.id,
      employeeId: accounts.employeeId,
      name: accounts.name,
      email: accounts.email,
      sessionVersion: accounts.sessionVersion,
      disabledAt: accounts.disabledAt,
      isDemo: accounts.isDemo,
      role: accountRoles.role,
    })
    .from(accounts)
    .leftJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(eq(accounts.id, sql.placeholder("accountId")))
    .prepare("account_of_session"),
);
