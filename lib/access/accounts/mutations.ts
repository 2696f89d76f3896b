import { eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Role } from "@/db/enums";
import { accountRoles, accounts } from "@/db/schema/access";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { hashPassword } from "../password";
import { requireAbility } from "../policy";
import type { createAccountInput } from "./input";
import { requireAnotherAdmin } from "./last-admin";
import { type Account, getAccount } from "./queries";
import { refuseDuplicates } from "./refuse-duplicates";

export async function createAccount(ctx: Ctx, input: z.input<typeof createAccountInput>): Promise<Account> {
  requireAbility(ctx.actor, "manage accounts");
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  const { email, name, employeeId = null, isDemo = false } = input;
  return inTransaction(ctx, async (tx) => {
    const [created] = await refuseDuplicates(
      tx.db
        .insert(accounts)
        .values({ email, name, employeeId, isDemo, passwordHash, createdAt: tx.now })
        .returning({ id: accounts.id }),
    );
    if (!created) throw new Error("The account was not stored.");
    await tx.db.insert(accountRoles).values(input.roles.map((role) => ({ accountId: created.id, role })));
    const after = { email, name, employeeId, roles: input.roles, isDemo, hasPassword: passwordHash !== null };
    await record(tx, "account.created", { id: created.id, employeeId }, { after });
    return requireAccount(tx, created.id);
  });
}

/** Ends the account's sessions when the roles differ. */
export function setRoles(ctx: Ctx, input: { accountId: number; roles: Role[] }): Promise<void> {
  return change(ctx, input.accountId, async (tx, account) => {
    if (sameRoles(account.roles, input.roles)) return;
    if (!input.roles.includes("admin")) await requireAnotherAdmin(tx, account.id);
    await tx.db.delete(accountRoles).where(eq(accountRoles.accountId, account.id));
    await tx.db.insert(accountRoles).values(input.roles.map((role) => ({ accountId: account.id, role })));
    await endSessions(tx, account.id);
    const [before, after] = [{ roles: account.roles }, { roles: input.roles }];
    await record(tx, "account.roles_changed", account, { before, after });
  });
}

/** Ends the account's sessions. */
export async function setPassword(ctx: Ctx, input: { accountId: number; password: string }): Promise<void> {
  requireAbility(ctx.actor, "manage accounts");
  const passwordHash = await hashPassword(input.password);
  await change(ctx, input.accountId, async (tx, account) => {
    await tx.db.update(accounts).set({ passwordHash }).where(eq(accounts.id, account.id));
    await endSessions(tx, account.id);
    await record(tx, "account.password_set", account, {});
  });
}

/** Ends the account's sessions and stops its tokens; the account and its history stay. */
export function disableAccount(ctx: Ctx, accountId: number): Promise<void> {
  return change(ctx, accountId, async (tx, account) => {
    if (account.disabledAt) return;
    await requireAnotherAdmin(tx, account.id);
    await tx.db.update(accounts).set({ disabledAt: tx.now }).where(eq(accounts.id, account.id));
    await endSessions(tx, account.id);
    await record(tx, "account.disabled", account, {});
  });
}

export function enableAccount(ctx: Ctx, accountId: number): Promise<void> {
  return change(ctx, accountId, async (tx, account) => {
    if (!account.disabledAt) return;
    await tx.db.update(accounts).set({ disabledAt: null }).where(eq(accounts.id, account.id));
    await record(tx, "account.enabled", account, {});
  });
}

export function changeEmail(ctx: Ctx, input: { accountId: number; email: string }): Promise<void> {
  return change(ctx, input.accountId, async (tx, account) => {
    if (account.email === input.email) return;
    await refuseDuplicates(
      tx.db.update(accounts).set({ email: input.email }).where(eq(accounts.id, account.id)),
    );
    await endSessions(tx, account.id);
    const [before, after] = [{ email: account.email }, { email: input.email }];
    await record(tx, "account.email_changed", account, { before, after });
  });
}

/** Says which person of the company the account belongs to; null: none. Ends the account's sessions. */
export function linkEmployee(
  ctx: Ctx,
  input: { accountId: number; employeeId: number | null },
): Promise<void> {
  return change(ctx, input.accountId, async (tx, account) => {
    if (account.employeeId === input.employeeId) return;
    await refuseDuplicates(
      tx.db.update(accounts).set({ employeeId: input.employeeId }).where(eq(accounts.id, account.id)),
    );
    await endSessions(tx, account.id);
    const [before, after] = [{ employeeId: account.employeeId }, { employeeId: input.employeeId }];
    // Both hear of it: whose the account was, and whose it is.
    for (const employeeId of [account.employeeId, input.employeeId])
      if (employeeId !== null)
        await record(tx, "account.linked", { id: account.id, employeeId }, { before, after });
  });
}

/** Every session minted before ends at its next request. */
export async function endSessions(ctx: Ctx, accountId: number): Promise<void> {
  await ctx.db
    .update(accounts)
    .set({ sessionVersion: sql`${accounts.sessionVersion} + 1` })
    .where(eq(accounts.id, accountId));
}

/** May I, lock, change: the frame of every change to an account that exists. */
async function change(
  ctx: Ctx,
  accountId: number,
  write: (tx: Ctx, account: Account) => Promise<void>,
): Promise<void> {
  requireAbility(ctx.actor, "manage accounts");
  return inTransaction(ctx, async (tx) => {
    await tx.db.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, accountId)).for("update");
    await write(tx, await requireAccount(tx, accountId));
  });
}

async function requireAccount(ctx: Ctx, accountId: number): Promise<Account> {
  const account = await getAccount(ctx.db, accountId);
  if (!account) throw notFound("This account");
  return account;
}

function record(
  ctx: Ctx,
  action: string,
  account: { id: number; employeeId: number | null },
  change: { before?: unknown; after?: unknown },
): Promise<void> {
  return recordAudit(ctx, {
    action,
    entityType: "account",
    entityId: account.id,
    employeeId: account.employeeId,
    ...change,
  });
}

const sameRoles = (a: readonly Role[], b: readonly Role[]) =>
  a.length === b.length && a.every((role) => b.includes(role));
