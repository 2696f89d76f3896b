import { desc, eq, lte } from "drizzle-orm";
import { accounts } from "@/db/schema/access";
import { employees } from "@/db/schema/people";
import { evaluationPeriods } from "@/db/schema/scoring";
import { createAccount } from "@/lib/access/accounts/mutations";
import { noteView } from "@/lib/audit/views";
import { type Ctx, inTransaction, type WorkCtx } from "@/lib/context";
import { dayIn } from "@/lib/people/today";
import { tellOfScorecards } from "@/lib/scoring/runs/tell";
import { DEMO_ACCOUNTS, DEMO_PASSWORD, type DemoAccount } from "./accounts";
import { TIME_ZONE } from "./calendar";

/** The demo sign-ins, all or none, with what their inboxes hold; outside demo mode nobody gets in with them. */
export async function loadAccounts(outer: WorkCtx): Promise<string> {
  return inTransaction(outer, async (ctx) => {
    const made = await createAccounts(ctx);
    await tellOfNewestScorecards(ctx);
    await lookAtAmina(ctx);
    return made;
  });
}

async function createAccounts(ctx: Ctx): Promise<string> {
  for (const account of DEMO_ACCOUNTS) await loadAccount(ctx, account);
  return `${DEMO_ACCOUNTS.length} sign-ins`;
}

/** Unless it is there already. */
export async function loadAccount(ctx: Ctx, account: DemoAccount): Promise<void> {
  if (await ctx.db.$count(accounts, eq(accounts.email, account.email))) return;
  const { email, name, roles } = account;
  const employeeId = await employeeOf(ctx, account);
  const password = DEMO_PASSWORD;
  await createAccount(ctx, { email, name, roles: [...roles], password, employeeId, isDemo: true });
}

/** The month that ended last was computed before anybody could sign in. */
async function tellOfNewestScorecards(ctx: Ctx): Promise<void> {
  const [newest] = await ctx.db
    .select({ id: evaluationPeriods.id })
    .from(evaluationPeriods)
    .where(lte(evaluationPeriods.periodEnd, dayIn(TIME_ZONE, ctx.now)))
    .orderBy(desc(evaluationPeriods.periodEnd))
    .limit(1);
  if (newest) await tellOfScorecards(ctx, newest.id);
}

/** Her team lead and human resources have opened her scorecard, which she can see. */
async function lookAtAmina(ctx: Ctx): Promise<void> {
  const people = await ctx.db.select().from(accounts);
  const amina = people.find(({ email }) => email === "employee@plumbline.test")?.employeeId;
  for (const email of ["manager@plumbline.test", "hr@plumbline.test"]) {
    const viewer = people.find((account) => account.email === email);
    if (!amina || !viewer) continue;
    const { id: accountId, employeeId, name: label } = viewer;
    const actor = { kind: "account" as const, accountId, employeeId, roles: [], label };
    await noteView({ ...ctx, actor }, amina);
  }
}

async function employeeOf({ db }: Ctx, { employee }: DemoAccount): Promise<number | undefined> {
  if (!employee) return undefined;
  const [person] = await db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.employeeNumber, employee));
  if (!person) throw new Error(`Nobody has the number ${employee}.`);
  return person.id;
}
