import { eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Role } from "@/db/enums";
import { accountRoles, accounts } from "@/db/schema/access";

export interface Account {
  id: number;
  email: string;
  name: string;
  employeeId: number | null;
  roles: Role[];
  hasPassword: boolean;
  isDemo: boolean;
  disabledAt: Date | null;
  lastSignedInAt: Date | null;
}

export const getAccount = (db: Db, accountId: number) => oneAccount(db, eq(accounts.id, accountId));

export const getAccountOfEmployee = (db: Db, employeeId: number) =>
  oneAccount(db, eq(accounts.employeeId, employeeId));

/** E-mail in any letter case. */
export const getAccountByEmail = (db: Db, email: string) =>
  oneAccount(db, sql`lower(${accounts.email}) = lower(${email})`);

/** The account with this e-mail that is nobody's yet, such as the one that set the installation up. */
export async function getUnlinkedAccount(db: Db, email: string): Promise<Account | null> {
  const account = await getAccountByEmail(db, email);
  return account?.employeeId === null ? account : null;
}

async function oneAccount(db: Db, which: SQL): Promise<Account | null> {
  const rows = await db
    .select({
      id: accounts.id,
      email: accounts.email,
      name: accounts.name,
      employeeId: accounts.employeeId,
      hasPassword: sql<boolean>`${accounts.passwordHash} IS NOT NULL`,
      isDemo: accounts.isDemo,
      disabledAt: accounts.disabledAt,
      lastSignedInAt: accounts.lastSignedInAt,
      role: accountRoles.role,
    })
    .from(accounts)
    .leftJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(which)
    .orderBy(accountRoles.role);
  const [first] = rows;
  if (!first) return null;
  const { role: _, ...account } = first;
  return { ...account, roles: rows.flatMap(({ role }) => (role ? [role] : [])) };
}
