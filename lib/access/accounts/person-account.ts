import { eq } from "drizzle-orm";
import type { z } from "zod";
import { employees } from "@/db/schema/people";
import { type Ctx, inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { requireAbility } from "../policy";
import type { savePersonAccountInput } from "./input";
import {
  changeEmail,
  createAccount,
  disableAccount,
  enableAccount,
  linkEmployee,
  setPassword,
  setRoles,
} from "./mutations";
import { type Account, getAccountOfEmployee, getUnlinkedAccount } from "./queries";

/**
 * Brings the account of a person to the given state, making it when there is none; an account with that e-mail that is
 * nobody's yet becomes the person's. All or nothing.
 */
export async function savePersonAccount(
  ctx: Ctx,
  employeeId: number,
  input: z.output<typeof savePersonAccountInput>,
): Promise<Account> {
  requireAbility(ctx.actor, "manage accounts");
  return inTransaction(ctx, async (tx) => {
    const [person] = await tx.db
      .select({ name: employees.name })
      .from(employees)
      .where(eq(employees.id, employeeId))
      .for("update");
    if (!person) throw notFound("This person");
    const { email, roles, password, enabled } = input;
    const existing =
      (await getAccountOfEmployee(tx.db, employeeId)) ?? (await getUnlinkedAccount(tx.db, email));
    if (existing) {
      const { id: accountId } = existing;
      await linkEmployee(tx, { accountId, employeeId });
      await changeEmail(tx, { accountId, email });
      await setRoles(tx, { accountId, roles });
      if (password !== undefined) await setPassword(tx, { accountId, password });
    }
    const account =
      existing ?? (await createAccount(tx, { email, name: person.name, roles, password, employeeId }));
    await (enabled ? enableAccount(tx, account.id) : disableAccount(tx, account.id));
    const saved = await getAccountOfEmployee(tx.db, employeeId);
    if (!saved) throw notFound("This account");
    return saved;
  });
}
