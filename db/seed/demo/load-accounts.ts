import { eq } from "drizzle-orm";
import { accounts } from "@/db/schema/access";
import { employees } from "@/db/schema/people";
import { createAccount } from "@/lib/access/accounts/mutations";
import type { WorkCtx } from "@/lib/context";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from "./accounts";

/** The demo sign-ins; outside demo mode nobody gets in with them. */
export async function loadAccounts(ctx: WorkCtx): Promise<string> {
  for (const account of DEMO_ACCOUNTS) await loadAccount(ctx, account);
  return `${DEMO_ACCOUNTS.length} sign-ins`;
}

/** Unless it is there already. */
export async function loadAccount(ctx: WorkCtx, account: DemoAccount): Promise<void> {
  if (await ctx.db.$count(accounts, eq(accounts.email, account.email))) return;
  const { email, name, roles } = account;
  const employeeId = await employeeOf(ctx, account);
  const password = DEMO_PASSWORD;
  await createAccount(ctx, { email, name, roles: [...roles], password, employeeId, isDemo: true });
}

async function employeeOf({ db }: WorkCtx, { employee }: DemoAccount): Promise<number | undefined> {
  if (!employee) return undefined;
  const [person] = await db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.employeeNumber, employee));
  if (!person) throw new Error(`Nobody has the number ${employee}.`);
  return person.id;
}
