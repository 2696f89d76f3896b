import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { accounts, signInAttempts } from "@/db/schema/access";
import { testDatabase } from "@/db/testing/database";
import { commandActor } from "@/lib/context";
import { createAccount, disableAccount } from "./accounts/mutations";
import { findSingleSignOnAccount, signInWithPassword } from "./sign-in";
import {
  FAILURES_PER_ACCOUNT,
  FAILURES_PER_ADDRESS,
  openAttempt,
  purgeSignInAttempts,
} from "./sign-in-limit";

const database = testDatabase();
const NOW = new Date("2026-11-20T10:00:00Z");
const PASSWORD = "correct horse battery";
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const ctx = () => ({ db: database.db, actor: commandActor("test"), now: NOW });

function attempt(
  email: string,
  password: string,
  changes: { now?: Date; address?: string; demo?: boolean } = {},
) {
  const door = { db: database.db, now: NOW, address: "192.0.2.1", demo: false, ...changes };
  return signInWithPassword(door, { email, password });
}

async function fail(times: number, email: string, changes: Parameters<typeof attempt>[2] = {}) {
  for (let i = 0; i < times; i++) expect(await attempt(email, "wrong", changes)).toMatchObject({ ok: false });
}

beforeEach(async () => {
  await database.db.delete(signInAttempts);
  await database.db.delete(accounts);
  await createAccount(ctx(), {
    email: "Ana@Example.com",
    name: "Ana",
    roles: ["employee"],
    password: PASSWORD,
  });
});

describe("signInWithPassword", () => {
  it("takes the right password, the e-mail in any letter case, and notes when", async () => {
    expect(await attempt(" ana@example.COM ", PASSWORD)).toMatchObject({ ok: true });
    const [account] = await database.db.select().from(accounts);
    expect(account?.lastSignedInAt).toEqual(NOW);
  });

  it("gives one answer to a wrong password, an unknown e-mail and a disabled account", async () => {
    const refused = { ok: false, reason: "wrong" };
    expect(await attempt("ana@example.com", "wrong")).toEqual(refused);
    expect(await attempt("nobody@example.com", PASSWORD)).toEqual(refused);
    const [account] = await database.db.select().from(accounts);
    await disableAccount(ctx(), account?.id ?? 0);
    expect(await attempt("ana@example.com", PASSWORD)).toEqual(refused);
  });

  it("opens demo accounts in demo mode only", async () => {
    await createAccount(ctx(), {
      email: "d@example.com",
      name: "D",
      roles: ["hr"],
      password: PASSWORD,
      isDemo: true,
    });
    expect(await attempt("d@example.com", PASSWORD)).toMatchObject({ ok: false });
    expect(await attempt("d@example.com", PASSWORD, { demo: true })).toMatchObject({ ok: true });
  });

  it("refuses an account without a password", async () => {
    await createAccount(ctx(), { email: "sso@example.com", name: "S", roles: ["employee"] });
    expect(await attempt("sso@example.com", "")).toMatchObject({ ok: false });
  });
});

describe("the limit per account", () => {
  it("refuses after ten failures, even the right password, and says from when", async () => {
    await fail(FAILURES_PER_ACCOUNT, "ana@example.com");
    expect(await attempt("ana@example.com", PASSWORD, { now: minutesLater(5) })).toEqual({
      ok: false,
      reason: "too_many",
      retryAt: minutesLater(15),
    });
    expect(await attempt("ana@example.com", PASSWORD, { now: minutesLater(15) })).toMatchObject({ ok: true });
  });

  it("does not let refused attempts prolong it", async () => {
    await fail(FAILURES_PER_ACCOUNT, "ana@example.com");
    await fail(5, "ana@example.com", { now: minutesLater(14) });
    expect(await attempt("ana@example.com", PASSWORD, { now: minutesLater(15) })).toMatchObject({ ok: true });
  });

  it("starts again after a success", async () => {
    await fail(FAILURES_PER_ACCOUNT - 1, "ana@example.com");
    expect(await attempt("ana@example.com", PASSWORD)).toMatchObject({ ok: true });
    await fail(FAILURES_PER_ACCOUNT - 1, "ana@example.com");
    expect(await attempt("ana@example.com", PASSWORD)).toMatchObject({ ok: true });
  });

  it("leaves other accounts alone", async () => {
    await createAccount(ctx(), {
      email: "bo@example.com",
      name: "Bo",
      roles: ["employee"],
      password: PASSWORD,
    });
    await fail(FAILURES_PER_ACCOUNT, "ana@example.com");
    expect(await attempt("bo@example.com", PASSWORD)).toMatchObject({ ok: true });
  });

  it("holds when attempts come all at once", async () => {
    const burst = Array.from({ length: 40 }, () =>
      openAttempt({ db: database.db, now: NOW }, "ana@example.com", "192.0.2.1"),
    );
    const admitted = (await Promise.all(burst)).filter((result) => result.admitted);
    expect(admitted).toHaveLength(FAILURES_PER_ACCOUNT);
  });
});

describe("the limit per address", () => {
  it("refuses every account from there after fifty failures, also when some attempts succeeded", async () => {
    for (let i = 0; i < FAILURES_PER_ADDRESS; i++)
      await openAttempt({ db: database.db, now: NOW }, `guess-${i}@example.com`, "192.0.2.1");
    expect(await attempt("ana@example.com", PASSWORD)).toMatchObject({ reason: "too_many" });
    expect(await attempt("ana@example.com", PASSWORD, { address: "192.0.2.2" })).toMatchObject({ ok: true });
    expect(await attempt("ana@example.com", PASSWORD)).toMatchObject({ reason: "too_many" });
  });
});

describe("purgeSignInAttempts", () => {
  it("deletes what is older than 30 days, once", async () => {
    await attempt("ana@example.com", PASSWORD);
    await attempt("ana@example.com", "wrong", { now: new Date("2026-10-20T10:00:00Z") });
    expect(await purgeSignInAttempts(ctx())).toBe(1);
    expect(await purgeSignInAttempts(ctx())).toBe(0);
    expect(await database.db.$count(signInAttempts, eq(signInAttempts.succeeded, true))).toBe(1);
  });
});

describe("findSingleSignOnAccount", () => {
  const find = (profile: Parameters<typeof findSingleSignOnAccount>[1]) =>
    findSingleSignOnAccount({ db: database.db, now: NOW, demo: false }, profile);

  it("finds the account by an e-mail that the provider vouches for", async () => {
    expect(await find({ email: "ANA@example.com", email_verified: true })).not.toBeNull();
  });

  it.each([
    { email: "ana@example.com", email_verified: false },
    { email: "ana@example.com" },
    { email: "stranger@example.com", email_verified: true },
    {},
  ])("refuses %o", async (profile) => expect(await find(profile)).toBeNull());
});
