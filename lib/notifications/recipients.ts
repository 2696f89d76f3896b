import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { EmailMode, Role } from "@/db/enums";
import { accountRoles, accounts } from "@/db/schema/access";
import { notificationPreferences, notificationSettings } from "@/db/schema/notifications";
import { employees } from "@/db/schema/people";
import type { Rhythm } from "./due";

/** Who is told: everyone named in any of the three ways, once. Who has no account, or a disabled one, hears nothing. */
export interface To {
  accountIds?: readonly number[];
  employeeIds?: readonly number[];
  roles?: readonly Role[];
  /** Nor does this person, whichever way they are named: whom it is about, where that is not theirs to know. */
  exceptEmployeeId?: number;
}

export interface Recipient {
  accountId: number;
  calm: Rhythm;
  /** By kind; a kind that is not there is heard of as usual. */
  preferences: Record<string, { inbox: boolean; email: EmailMode }>;
}

/** The recipients of each notice, in the order of the notices; three reads, however many notices. */
export async function findRecipients(db: Db, notices: readonly { to: To }[]): Promise<Recipient[][]> {
  const people = await listAccounts(db, {
    accountIds: notices.flatMap(({ to }) => to.accountIds ?? []),
    employeeIds: notices.flatMap(({ to }) => to.employeeIds ?? []),
    roles: notices.flatMap(({ to }) => to.roles ?? []),
  });
  const byAccount = new Map(people.map((person) => [person.accountId, person]));
  const byEmployee = new Map(people.map((person) => [person.employeeId, person]));
  return notices.map(({ to }) => {
    const found = new Set([
      ...(to.accountIds ?? []).map((id) => byAccount.get(id)),
      ...(to.employeeIds ?? []).map((id) => byEmployee.get(id)),
      ...(to.roles?.length
        ? people.filter(({ roles }) => roles.some((role) => to.roles?.includes(role)))
        : []),
    ]);
    const except = to.exceptEmployeeId ?? NOBODY;
    return [...found]
      .filter((person) => person !== undefined)
      .filter(({ employeeId }) => employeeId !== except);
  });
}

/** No employee has it. */
const NOBODY = 0;

interface Account extends Recipient {
  employeeId: number | null;
  roles: Role[];
}

async function listAccounts(db: Db, to: Required<Omit<To, "exceptEmployeeId">>): Promise<Account[]> {
  const holdsRole = inArray(
    accounts.id,
    db
      .select({ id: accountRoles.accountId })
      .from(accountRoles)
      .where(inArray(accountRoles.role, [...new Set(to.roles)])),
  );
  const rows = await db
    .select({
      accountId: accounts.id,
      employeeId: accounts.employeeId,
      roles: sql<
        Role[]
      >`ARRAY(SELECT r.role::text FROM ${accountRoles} r WHERE r.account_id = ${accounts.id})`,
      timeZone: sql<string>`coalesce(${notificationSettings.timeZone}, ${employees.timeZone},
        (SELECT time_zone FROM organisations), 'UTC')`,
      quietFrom: notificationSettings.quietFrom,
      quietTo: notificationSettings.quietTo,
      digestAt: notificationSettings.digestAt,
    })
    .from(accounts)
    .leftJoin(employees, eq(employees.id, accounts.employeeId))
    .leftJoin(notificationSettings, eq(notificationSettings.accountId, accounts.id))
    .where(
      and(
        isNull(accounts.disabledAt),
        or(
          anyOf(sql`${accounts.id}`, to.accountIds),
          anyOf(sql`${accounts.employeeId}`, to.employeeIds),
          to.roles.length > 0 ? holdsRole : undefined,
        ),
      ),
    )
    .orderBy(accounts.id);
  const preferences = await preferencesOf(
    db,
    rows.map(({ accountId }) => accountId),
  );
  return rows.map(({ timeZone, quietFrom, quietTo, digestAt, ...account }) => ({
    ...account,
    calm: { timeZone, quietFrom, quietTo, digestAt: digestAt ?? USUAL_DIGEST_AT },
    preferences: preferences.get(account.accountId) ?? {},
  }));
}

export const USUAL_DIGEST_AT = "07:30";

/** As one array, however many: a list of parameters has an end. */
const anyOf = (column: ReturnType<typeof sql>, ids: readonly number[]) =>
  sql`${column} = ANY (${`{${[...new Set(ids)].join(",")}}`}::integer[])`;

async function preferencesOf(db: Db, accountIds: readonly number[]) {
  const rows = await db
    .select()
    .from(notificationPreferences)
    .where(anyOf(sql`${notificationPreferences.accountId}`, accountIds));
  const found = new Map<number, Recipient["preferences"]>();
  for (const { accountId, kind, inbox, email } of rows) {
    const own = found.get(accountId) ?? {};
    own[kind] = { inbox, email };
    found.set(accountId, own);
  }
  return found;
}
