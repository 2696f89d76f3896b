import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { ROLES, type Role } from "@/db/enums";
import { accounts } from "@/db/schema/access";
import { auditEntries } from "@/db/schema/audit";
import { employees } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { type Actor, type Ctx, commandActor } from "@/lib/context";
import { getSessionViewer } from "../session";
import {
  changeEmail,
  createAccount,
  disableAccount,
  enableAccount,
  linkEmployee,
  setPassword,
  setRoles,
} from "./mutations";
import { changeOwnPassword } from "./own-password";
import { savePersonAccount } from "./person-account";

const database = testDatabase();
const PASSWORD = "correct horse battery";
let adminId = 0;
let anaId = 0;

function ctxOf(actor: Actor): Ctx {
  return { db: database.db, actor, now: new Date("2026-11-20T10:00:00Z") };
}
const as = (roles: Role[], accountId = adminId): Ctx =>
  ctxOf({ kind: "account", accountId, employeeId: null, roles, label: "Someone" });
const admin = () => as(["admin"]);
const server = () => ctxOf(commandActor("test"));

beforeEach(async () => {
  await database.db.delete(accounts);
  await database.db.delete(employees);
  adminId = (await createAccount(server(), { email: "root@x.org", name: "Root", roles: ["admin"] })).id;
  anaId = (
    await createAccount(server(), {
      email: "ana@x.org",
      name: "Ana",
      roles: ["employee"],
      password: PASSWORD,
    })
  ).id;
});

async function claimsOf(accountId: number) {
  const [account] = await database.db.select().from(accounts).where(eq(accounts.id, accountId));
  return { accountId, sessionVersion: account?.sessionVersion ?? 0 };
}
const actionsOn = async (accountId: number) =>
  (
    await database.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.entityId, String(accountId)))
  ).map((entry) => entry.action);

const newEmployee = async (number: string) => {
  const [person] = await database.db
    .insert(employees)
    .values({ employeeNumber: number, name: `Person ${number}` })
    .returning();
  return person?.id ?? 0;
};

describe("sessions", () => {
  it.each([
    ["roles change", () => setRoles(admin(), { accountId: anaId, roles: ["employee", "manager"] })],
    [
      "an administrator sets the password",
      () => setPassword(admin(), { accountId: anaId, password: "another long one" }),
    ],
    ["the account is disabled", () => disableAccount(admin(), anaId)],
    ["the e-mail changes", () => changeEmail(admin(), { accountId: anaId, email: "ana2@x.org" })],
    [
      "it is linked to a person",
      async () => linkEmployee(admin(), { accountId: anaId, employeeId: await newEmployee("1") }),
    ],
  ])("end when %s, in an audited write", async (_, write) => {
    const before = await claimsOf(anaId);
    expect(await getSessionViewer(database.db, before)).not.toBeNull();
    await write();
    expect(await getSessionViewer(database.db, before)).toBeNull();
    expect(await actionsOn(anaId)).toHaveLength(2);
  });

  it("stay ended when the account is enabled again", async () => {
    const before = await claimsOf(anaId);
    await disableAccount(admin(), anaId);
    await enableAccount(admin(), anaId);
    expect(await getSessionViewer(database.db, before)).toBeNull();
    expect(await getSessionViewer(database.db, await claimsOf(anaId))).not.toBeNull();
  });

  it("go on when the same roles are set again, and nothing is recorded", async () => {
    const before = await claimsOf(anaId);
    await setRoles(admin(), { accountId: anaId, roles: ["employee"] });
    expect(await getSessionViewer(database.db, before)).not.toBeNull();
    expect(await actionsOn(anaId)).toEqual(["account.created"]);
  });

  it("of a demo account end outside demo mode", async () => {
    const demo = await createAccount(server(), { email: "d@x.org", name: "D", roles: ["hr"], isDemo: true });
    expect(await getSessionViewer(database.db, await claimsOf(demo.id))).toBeNull();
  });
});

describe("changing accounts", () => {
  it.each(ROLES.filter((role) => role !== "admin"))("is refused to %s", async (role) => {
    const refused = { code: "forbidden" };
    await expect(
      createAccount(as([role]), { email: "b@x.org", name: "B", roles: ["hr"] }),
    ).rejects.toMatchObject(refused);
    await expect(setRoles(as([role], anaId), { accountId: anaId, roles: ["admin"] })).rejects.toMatchObject(
      refused,
    );
    await expect(setPassword(as([role]), { accountId: adminId, password: PASSWORD })).rejects.toMatchObject(
      refused,
    );
    await expect(disableAccount(as([role]), adminId)).rejects.toMatchObject(refused);
    await expect(
      savePersonAccount(as([role]), 1, { email: "b@x.org", roles: ["hr"], enabled: true }),
    ).rejects.toMatchObject(refused);
  });

  it("refuses a second account for an e-mail, in any letter case", async () => {
    await expect(
      createAccount(admin(), { email: "ANA@x.org", name: "Other", roles: ["employee"] }),
    ).rejects.toMatchObject({ code: "invalid", fields: [{ path: "email" }] });
  });

  it("refuses a second account for a person", async () => {
    const employeeId = await newEmployee("7");
    await linkEmployee(admin(), { accountId: anaId, employeeId });
    await expect(linkEmployee(admin(), { accountId: adminId, employeeId })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("an account that is nobody's yet", () => {
  it("becomes a person's who has its e-mail, keeps its password, and only once", async () => {
    const employeeId = await newEmployee("8");
    const { id } = await createAccount(admin(), {
      email: "first@x.org",
      name: "First",
      roles: ["admin"],
      password: PASSWORD,
    });
    const state = { email: "First@x.org", enabled: true };
    const saved = await savePersonAccount(admin(), employeeId, { ...state, roles: ["admin", "employee"] });
    expect(saved).toMatchObject({ id, employeeId, hasPassword: true, roles: ["employee", "admin"] });
    expect(await actionsOn(id)).toContain("account.linked");
    await expect(
      savePersonAccount(admin(), await newEmployee("9"), { ...state, roles: ["employee"] }),
    ).rejects.toMatchObject({ code: "invalid", fields: [{ path: "email" }] });
  });
});

describe("the last administrator", () => {
  it("can neither lose the role nor be disabled", async () => {
    await expect(setRoles(admin(), { accountId: adminId, roles: ["hr"] })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(disableAccount(admin(), adminId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("is not the last while another can sign in", async () => {
    await setRoles(admin(), { accountId: anaId, roles: ["admin"] });
    await setRoles(admin(), { accountId: adminId, roles: ["hr"] });
    await expect(disableAccount(as(["admin"], anaId), anaId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("stays when two administrators disable each other at once", async () => {
    await setRoles(admin(), { accountId: anaId, roles: ["admin"] });
    const results = await Promise.allSettled([
      disableAccount(admin(), anaId),
      disableAccount(as(["admin"], anaId), adminId),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("changeOwnPassword", () => {
  const own = () => as(["employee"], anaId);

  it("needs the current password, ends the sessions and gives claims for a new one", async () => {
    await expect(
      changeOwnPassword(own(), { currentPassword: "wrong", password: "a new long one" }),
    ).rejects.toMatchObject({ fields: [{ path: "currentPassword" }] });
    const before = await claimsOf(anaId);
    const renewed = await changeOwnPassword(own(), { currentPassword: PASSWORD, password: "a new long one" });
    expect(await getSessionViewer(database.db, before)).toBeNull();
    expect(await getSessionViewer(database.db, renewed)).toMatchObject({ accountId: anaId });
  });
});

describe("savePersonAccount", () => {
  it("makes the account, then changes it; a repeat changes nothing", async () => {
    const employeeId = await newEmployee("9");
    const input = { email: "p9@x.org", roles: ["employee" as const], password: PASSWORD, enabled: true };
    const made = await savePersonAccount(admin(), employeeId, input);
    expect(made).toMatchObject({ employeeId, name: "Person 9", roles: ["employee"], hasPassword: true });
    const { password: _, ...unchanged } = input;
    await savePersonAccount(admin(), employeeId, unchanged);
    expect(await actionsOn(made.id)).toEqual(["account.created"]);
    const changed = await savePersonAccount(admin(), employeeId, {
      ...unchanged,
      roles: ["hr"],
      enabled: false,
    });
    expect(changed).toMatchObject({ roles: ["hr"], disabledAt: expect.any(Date) });
  });
});
