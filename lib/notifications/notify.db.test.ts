import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accounts } from "@/db/schema/access";
import { auditEntries } from "@/db/schema/audit";
import { notifications, outbox } from "@/db/schema/notifications";
import { employees, organisations } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { type Ctx, inTransaction, jobActor } from "@/lib/context";
import { markAllRead, markRead } from "./inbox/mutations";
import { countInbox, countUnread, listInbox } from "./inbox/queries";
import type { Notice } from "./notice";
import { notify } from "./notify";
import type { PreferencesInput } from "./preferences/input";
import { savePreferences } from "./preferences/mutations";
import { purgeNotifications } from "./purge";
import { addAccount } from "./testing/people";

const at = testDatabase();
const now = new Date("2026-11-20T20:00:00Z");
const ctx = (): Ctx => ({ db: at.db, actor: jobActor("test"), now });
let ada: { accountId: number; ctx: Ctx };
let ben: { accountId: number; ctx: Ctx };
let benId = 0;

beforeAll(async () => {
  await at.db.insert(organisations).values({ name: "Acme", timeZone: "Europe/Berlin" });
  const [person] = await at.db
    .insert(employees)
    .values({ name: "Ben", employeeNumber: "B", timeZone: "America/New_York" })
    .returning({ id: employees.id });
  benId = person?.id ?? 0;
  ada = await addAccount(at.db, { name: "Ada", roles: ["hr"], now });
  ben = await addAccount(at.db, { name: "Ben", roles: ["employee", "manager"], employeeId: benId, now });
});
beforeEach(
  () => at.sql`TRUNCATE notifications, outbox, notification_preferences, notification_settings CASCADE`,
);

const notice = (changed: Partial<Notice> = {}): Notice => ({
  kind: "alert_opened",
  eventKey: "alert:1:opened",
  title: "Amina: speed",
  href: "/alerts/1",
  to: { employeeIds: [benId], roles: ["hr"] },
  ...changed,
});
const mails = () =>
  at.db
    .select({ accountId: outbox.accountId, dueAt: outbox.dueAt, messageId: outbox.messageId })
    .from(outbox)
    .orderBy(outbox.accountId);
const wish = (changed: Partial<PreferencesInput>): PreferencesInput => ({
  time_zone: null,
  quiet_from: null,
  quiet_to: null,
  digest_at: "07:30",
  kinds: [],
  ...changed,
});

describe("an event", () => {
  test("is in the inbox of everyone it is for, once, however often and in whichever way they are named", async () => {
    await notify(ctx(), notice());
    await notify(
      ctx(),
      notice({ to: { accountIds: [ada.accountId, ben.accountId], roles: ["hr", "manager"] } }),
    );
    expect(await countUnread(at.db, ada.accountId)).toBe(1);
    expect(await countUnread(at.db, ben.accountId)).toBe(1);
    expect(await mails()).toHaveLength(2);
  });

  test("is told of with its write, or not at all", async () => {
    const failing = inTransaction(ctx(), async (tx) => {
      await notify(tx, notice());
      throw new Error("the write failed");
    });
    await expect(failing).rejects.toThrow("the write failed");
    expect(await at.db.$count(notifications)).toBe(0);
    expect(await at.db.$count(outbox)).toBe(0);
  });

  test("told by two processes at once reaches everyone once", async () => {
    await Promise.all(Array.from({ length: 5 }, () => inTransaction(ctx(), (tx) => notify(tx, notice()))));
    expect(await at.db.$count(notifications)).toBe(2);
    expect(await at.db.$count(outbox)).toBe(2);
  });

  test("does not reach a disabled account, and a person without an account is no mistake", async () => {
    await at.db.update(accounts).set({ disabledAt: now }).where(eq(accounts.id, ada.accountId));
    await notify(ctx(), notice({ to: { roles: ["hr"], employeeIds: [999_999] } }));
    await at.db.update(accounts).set({ disabledAt: null }).where(eq(accounts.id, ada.accountId));
    expect(await at.db.$count(notifications)).toBe(0);
  });
});

describe("preferences", () => {
  test("decide channel by channel", async () => {
    await savePreferences(
      ada.ctx,
      wish({ kinds: [{ kind: "alert_opened", inbox: false, email: "at_once" }] }),
    );
    await savePreferences(ben.ctx, wish({ kinds: [{ kind: "alert_opened", inbox: true, email: "off" }] }));
    await notify(ctx(), notice());
    expect(await countInbox(at.db, ada.accountId)).toEqual({ all: 0, unread: 0 });
    expect(await countInbox(at.db, ben.accountId)).toEqual({ all: 1, unread: 1 });
    expect((await mails()).map(({ accountId }) => accountId)).toEqual([ada.accountId]);
  });

  test("both off: nothing is kept", async () => {
    await savePreferences(ada.ctx, wish({ kinds: [{ kind: "alert_opened", inbox: false, email: "off" }] }));
    await notify(ctx(), notice({ to: { roles: ["hr"] } }));
    expect(await at.db.$count(notifications)).toBe(0);
  });

  test("quiet hours hold an e-mail where the person is; the inbox has it at once", async () => {
    // 20:00 in Greenwich is 21:00 in Berlin and 15:00 in New York.
    const quiet = { quiet_from: "19:00", quiet_to: "07:00" };
    await savePreferences(ada.ctx, wish(quiet));
    await savePreferences(ben.ctx, wish(quiet));
    await notify(ctx(), notice());
    expect(await mails()).toEqual([
      { accountId: ada.accountId, dueAt: new Date("2026-11-21T06:00:00Z"), messageId: null },
      { accountId: ben.accountId, dueAt: now, messageId: expect.any(String) },
    ]);
    expect(await countUnread(at.db, ada.accountId)).toBe(1);
  });

  test("are audited when they change, and only then", async () => {
    await at.db.$count(auditEntries);
    const audited = () => at.db.$count(auditEntries, eq(auditEntries.action, "preferences.changed"));
    const before = await audited();
    await savePreferences(ada.ctx, wish({ digest_at: "09:00" }));
    await savePreferences(ada.ctx, wish({ digest_at: "09:00" }));
    expect(await audited()).toBe(before + 1);
  });

  test("need both ends of quiet hours and a real time zone", async () => {
    await expect((async () => savePreferences(ada.ctx, wish({ quiet_from: "19:00" })))()).rejects.toThrow(
      "Quiet hours",
    );
    await expect((async () => savePreferences(ada.ctx, wish({ time_zone: "Mars" })))()).rejects.toThrow(
      "time zone",
    );
    await expect((async () => savePreferences(ctx(), wish({})))()).rejects.toThrow("may not");
  });
});

test("what was sent or read long ago is deleted, once; what is unread stays", async () => {
  await notify(ctx(), notice());
  await at.sql`UPDATE outbox SET status = 'delivered', ended_at = ${now.toISOString()}`;
  await markAllRead(ada.ctx);
  const daysLater = (days: number) => ({ db: at.db, now: new Date(now.getTime() + days * 86_400_000) });
  expect(await purgeNotifications(daysLater(90))).toBe(0);
  expect(await purgeNotifications(daysLater(91))).toBe(2);
  expect(await purgeNotifications(daysLater(401))).toBe(1);
  expect(await purgeNotifications(daysLater(401))).toBe(0);
  expect(await countUnread(at.db, ben.accountId)).toBe(1);
});

describe("an inbox", () => {
  const three = async () => {
    for (const n of [1, 2, 3])
      await notify(
        ctx(),
        notice({ eventKey: `e${n}`, title: `Event ${n}`, kind: n === 3 ? "import_failed" : "alert_opened" }),
      );
  };
  const titles = async (query: {
    show: "all" | "unread";
    kind?: Notice["kind"];
    page?: number;
    pageSize?: number;
  }) =>
    (await listInbox(at.db, { accountId: ada.accountId, page: 1, pageSize: 10, ...query })).items.map(
      (item) => item.title,
    );

  test("is read page by page, newest first, filtered by kind and by what is unread", async () => {
    await three();
    expect(await titles({ show: "all" })).toEqual(["Event 3", "Event 2", "Event 1"]);
    expect(await titles({ show: "all", page: 2, pageSize: 2 })).toEqual(["Event 1"]);
    expect(await titles({ show: "all", kind: "import_failed" })).toEqual(["Event 3"]);
    const [newest] = (await listInbox(at.db, { accountId: ada.accountId, show: "all", page: 1, pageSize: 1 }))
      .items;
    await markRead(ada.ctx, { id: newest?.id ?? 0, read: true });
    expect(await titles({ show: "unread" })).toEqual(["Event 2", "Event 1"]);
    await markRead(ada.ctx, { id: newest?.id ?? 0, read: false });
    expect(await countUnread(at.db, ada.accountId)).toBe(3);
  });

  test("is marked read as a whole, and is one's own", async () => {
    await three();
    expect(await markAllRead(ada.ctx)).toBe(3);
    expect(await markAllRead(ada.ctx)).toBe(0);
    expect(await countUnread(at.db, ben.accountId)).toBe(3);
    const [others] = (await listInbox(at.db, { accountId: ben.accountId, show: "all", page: 1, pageSize: 1 }))
      .items;
    await expect(markRead(ada.ctx, { id: others?.id ?? 0, read: true })).rejects.toThrow("does not exist");
  });
});
