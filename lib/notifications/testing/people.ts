import type { Db } from "@/db/client";
import type { Role } from "@/db/enums";
import { accountRoles, accounts } from "@/db/schema/access";
import type { Ctx } from "@/lib/context";

/** An account for tests, and the context in which its person acts. */
export async function addAccount(
  db: Db,
  {
    name,
    roles,
    employeeId = null,
    now,
  }: { name: string; roles: Role[]; employeeId?: number | null; now: Date },
): Promise<{ accountId: number; ctx: Ctx }> {
  const [account] = await db
    .insert(accounts)
    .values({ name, email: `${name.toLowerCase()}@x.org`, employeeId })
    .returning({ id: accounts.id });
  if (!account) throw new Error("The account was not stored.");
  if (roles.length > 0)
    await db.insert(accountRoles).values(roles.map((role) => ({ accountId: account.id, role })));
  const actor = { kind: "account" as const, accountId: account.id, employeeId, roles, label: name };
  return { accountId: account.id, ctx: { db, actor, now } };
}
