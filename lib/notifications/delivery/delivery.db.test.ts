import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accounts } from "@/db/schema/access";
import { notifications, outbox } from "@/db/schema/notifications";
import { testDatabase } from "@/db/testing/database";
import { type Ctx, jobActor } from "@/lib/context";
import { notify } from "../notify";
import { savePreferences } from "../preferences/mutations";
import { catchMail, type MailCatcher } from "../testing/mail-catcher";
import { addAccount } from "../testing/people";
import { claimEmails } from "./claim-emails";
import { deliverEmails, mailServer } from "./deliver-emails";

const at = testDatabase();
const now = new Date("2026-11-20T09:00:00Z");
const ctx = (when = now): Ctx => ({ db: at.db, actor: jobActor("test"), now: when });
const settings = {
  ...{ mailFrom: "Plumbline <plumbline@x.org>", origin: "https://scores.x.org", installationSecret: "" },
  ...{ allowPrivate: false, leaseMs: 60_000 },
};
let catcher: MailCatcher;
let mail: ReturnType<typeof mailServer>;
let ada: { accountId: number; ctx: Ctx };

beforeAll(async () => {
  catcher = await catchMail();
  mail = mailServer({ ...settings, smtpUrl: catcher.url });
  ada = await addAccount(at.db, { name: "Ada", roles: ["hr"], now });
});
afterAll(async () => {
  mail.close();
  await catcher.close();
});
beforeEach(async () => {
  await at.sql`TRUNCATE notifications, outbox, notification_preferences, notification_settings CASCADE`;
  catcher.mails = [];
  catcher.refuseWith = null;
});

const tell = (event: string, title = `Event ${event}`) =>
  notify(ctx(), {
    kind: "alert_opened",
    eventKey: event,
    title,
    body: "Total score is 61.0, below 70.0.",
    href: "/alerts/1",
    to: { roles: ["hr"] },
  });
const deliver = (when = now) => deliverEmails(ctx(when), { send: mail.send, leaseMs: settings.leaseMs });
const statuses = async () =>
  (await at.db.select({ status: outbox.status }).from(outbox).orderBy(outbox.id)).map(({ status }) => status);

describe("an e-mail", () => {
  test("goes through the mail server once, with words, link and an id of its own", async () => {
    await tell("1", "Amina: Überlast");
    expect(await deliver()).toBe(1);
    expect(await deliver()).toBe(0);
    expect(catcher.mails).toHaveLength(1);
    const [{ raw, to, from, messageId } = { raw: "", to: [], from: "", messageId: "" }] = catcher.mails;
    expect({ to, from }).toEqual({ to: ["ada@x.org"], from: "plumbline@x.org" });
    expect(messageId).toMatch(/^<[0-9a-f-]{36}@scores\.x\.org>$/);
    expect(raw).toContain("https://scores.x.org/alerts/1");
    expect(raw).toContain("Total score is 61.0, below 70.0.");
    expect(raw).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(await statuses()).toEqual(["delivered"]);
  });

  test.each([
    ["for good", Object.assign(new Error("No such address"), { responseCode: 550, command: "RCPT TO" })],
    ["for now", new Error("Connection lost")],
  ])("that failed %s in a hand whose lease was over stays as the next hand left it", async (_, error) => {
    await tell("1");
    let fail = () => {};
    const late = deliverEmails(ctx(), {
      send: () => new Promise((_resolve, reject) => (fail = () => reject(error))),
      leaseMs: 1,
    });
    await expect.poll(async () => (await at.db.select().from(outbox))[0]?.attempts).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await claimEmails(ctx(), 60_000)).toHaveLength(1);
    fail();
    await late;
    // The second has it in hand: nobody takes it a third time.
    expect(await deliver(new Date(now.getTime() + 3_600_000))).toBe(0);
    expect(await statuses()).toEqual(["waiting"]);
  });

  test("that was sent before its sidecar died comes again under the same id, after the lease", async () => {
    await tell("1");
    const [claimed] = await claimEmails(ctx(), 1_500);
    if (!claimed?.to) throw new Error("Nothing was claimed.");
    await mail.send({ ...claimed, to: claimed.to });
    // Here the process dies. While its lease lasts nobody else takes the message.
    expect(await deliver()).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    expect(await deliver()).toBe(1);
    expect(catcher.mails).toHaveLength(2);
    expect(new Set(catcher.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  test("is in one hand at a time", async () => {
    for (const n of Array.from({ length: 30 }, (_, each) => each)) await tell(String(n));
    const drain = async () => {
      while ((await deliver()) > 0);
    };
    await Promise.all([drain(), drain(), drain()]);
    expect(catcher.mails).toHaveLength(30);
  });

  test("that the server refuses for now is tried again later, longer each time", async () => {
    await tell("1");
    catcher.refuseWith = 451;
    expect(await deliver()).toBe(1);
    const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
    expect(await deliver(later(29))).toBe(0);
    expect(await deliver(later(30))).toBe(1);
    expect(await deliver(later(89))).toBe(0);
    catcher.refuseWith = null;
    expect(await deliver(later(90))).toBe(1);
    expect(catcher.mails).toHaveLength(1);
    expect(await statuses()).toEqual(["delivered"]);
  });

  test("that the server refuses for good is not tried again", async () => {
    await tell("1");
    catcher.refuseWith = 550;
    expect(await deliver()).toBe(1);
    expect(await statuses()).toEqual(["failed"]);
    const [row] = await at.db.select().from(outbox);
    expect(row?.error).toContain("Not now");
  });

  test("that the server refuses because of its sender or our greeting is tried again: that can be mended", async () => {
    await tell("1");
    for (const command of ["CONN", "MAIL FROM", "AUTH PLAIN"]) {
      const error = Object.assign(new Error("Not you"), { responseCode: 554, command });
      const send = () => Promise.reject(error);
      await at.sql`UPDATE outbox SET due_at = ${now.toISOString()}`;
      expect(await deliverEmails(ctx(), { send, leaseMs: settings.leaseMs })).toBe(1);
      expect(await statuses()).toEqual(["waiting"]);
    }
  });

  test("that comes to be sent late disturbs nobody in their quiet hours, and loses no attempt by it", async () => {
    await savePreferences(ada.ctx, {
      ...{ time_zone: "Europe/Berlin", quiet_from: "20:00", quiet_to: "07:00", digest_at: "07:30" },
      kinds: [],
    });
    await tell("1");
    catcher.refuseWith = 451;
    await deliver();
    catcher.refuseWith = null;
    // No sidecar ran in the afternoon; at 23:30 one does. Its next try is at 7:00, which is 6:00 in Greenwich.
    expect(await deliver(new Date("2026-11-20T22:30:00Z"))).toBe(1);
    expect(catcher.mails).toEqual([]);
    const [row] = await at.db.select().from(outbox);
    expect(row).toMatchObject({ status: "waiting", attempts: 1, dueAt: new Date("2026-11-21T06:00:00Z") });
    expect(await deliver(new Date("2026-11-21T05:59:59Z"))).toBe(0);
    expect(await deliver(new Date("2026-11-21T06:00:00Z"))).toBe(1);
    expect(catcher.mails).toHaveLength(1);
  });

  test("without a mail server is dropped and says why; the inbox has it", async () => {
    await tell("1");
    expect(await deliverEmails(ctx(), { send: null, leaseMs: 1 })).toBe(0);
    const [row] = await at.db.select().from(outbox);
    expect(row).toMatchObject({ status: "dropped", error: "No mail server is set up." });
    expect(await at.db.$count(notifications)).toBe(1);
  });

  test("to an account that was disabled meanwhile is dropped", async () => {
    await tell("1");
    await at.db.update(accounts).set({ disabledAt: now }).where(eq(accounts.id, ada.accountId));
    await deliver();
    await at.db.update(accounts).set({ disabledAt: null }).where(eq(accounts.id, ada.accountId));
    expect(await statuses()).toEqual(["dropped"]);
    expect(catcher.mails).toEqual([]);
  });
});

describe("a digest", () => {
  const daily = () =>
    savePreferences(ada.ctx, {
      ...{ time_zone: "Europe/Berlin", quiet_from: null, quiet_to: null, digest_at: "12:00" },
      kinds: [{ kind: "alert_opened", inbox: true, email: "daily" }],
    });
  const noon = new Date("2026-11-20T11:00:00Z");

  test("brings the day's events in one e-mail, when it is due", async () => {
    await daily();
    await tell("1");
    await tell("2");
    expect(await deliver(new Date("2026-11-20T10:59:59Z"))).toBe(0);
    expect(await deliver(noon)).toBe(1);
    expect(catcher.mails).toHaveLength(1);
    expect(catcher.mails[0]?.raw).toMatch(/^Subject: 2 notifications/m);
    expect(catcher.mails[0]?.raw).toContain("Event 1");
    expect(catcher.mails[0]?.raw).toContain("Event 2");
    expect(await statuses()).toEqual(["delivered", "delivered"]);
  });

  test("stays the same e-mail when it is tried again, also when more has fallen due", async () => {
    await daily();
    await tell("1");
    catcher.refuseWith = 451;
    await deliver(noon);
    await tell("2");
    catcher.refuseWith = null;
    await deliver(new Date(noon.getTime() + 30_000));
    expect(catcher.mails.map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]).sort()).toEqual([
      "Event 1",
      "Event 2",
    ]);
    expect(catcher.mails.find(({ raw }) => raw.includes("Event 1"))?.raw).not.toContain("Event 2");
  });
});
