import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { notifications, outbox } from "@/db/schema/notifications";
import { testDatabase } from "@/db/testing/database";
import { type Ctx, jobActor } from "@/lib/context";
import { ATTEMPTS, retryAfterMs } from "../delivery/retry";
import type { DeliverySettings } from "../delivery/settings";
import type { Notice } from "../notice";
import { notify } from "../notify";
import { catchHooks, type HookCatcher } from "../testing/hook-catcher";
import { addAccount } from "../testing/people";
import { deliverWebhooks, MOST_FAILURES } from "./deliver-webhooks";
import { changeWebhook, createWebhook, deleteWebhook, redeliver, tryWebhook } from "./mutations";
import { listDeliveries, requireWebhook } from "./queries";
import { verifySignature } from "./signature";

const at = testDatabase();
const now = new Date("2026-11-20T09:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const SECRET = "an installation secret of enough characters";
const settings: DeliverySettings = {
  ...{ smtpUrl: null, mailFrom: "", origin: "https://scores.x.org", installationSecret: SECRET },
  ...{ allowPrivate: true, leaseMs: 60_000 },
};
const ctx = (when = now): Ctx => ({ db: at.db, actor: jobActor("test"), now: when });
let catcher: HookCatcher;
let admin: Ctx;
let endpoint: { id: number; secret: string };

beforeAll(async () => {
  catcher = await catchHooks();
  admin = (await addAccount(at.db, { name: "Jonas", roles: ["admin"], now })).ctx;
});
afterAll(() => catcher.close());
beforeEach(async () => {
  await at.sql`TRUNCATE notifications, outbox, webhook_endpoints CASCADE`;
  catcher.hooks = [];
  catcher.answer = { status: 200, text: "Thank you" };
  const made = await createWebhook(
    admin,
    { name: "Chat", url: catcher.url, kinds: ["alert_opened", "import_failed"] },
    SECRET,
  );
  endpoint = { id: made.id, secret: made.secret ?? "" };
});

const tell = (changed: Partial<Notice> = {}, when = now) =>
  notify(ctx(when), {
    ...{ kind: "import_failed", eventKey: "import:1:failed", title: "tickets.csv was not imported" },
    ...{ body: "It has no header.", href: "/admin/imports/1", to: {} },
    ...changed,
  });
const deliver = (when = now, changed: Partial<DeliverySettings> = {}) =>
  deliverWebhooks(ctx(when), { ...settings, ...changed });
const deliveries = async () =>
  (await listDeliveries(at.db, { id: endpoint.id, page: 1, pageSize: 50 })).deliveries;

describe("a webhook", () => {
  test("is posted once with a signature that its receiver can check", async () => {
    await tell();
    await tell();
    expect(await deliver()).toBe(1);
    expect(await deliver()).toBe(0);
    const [hook] = catcher.hooks;
    expect(catcher.hooks).toHaveLength(1);
    expect(JSON.parse(hook?.body ?? "")).toEqual({
      id: hook?.headers["plumbline-delivery"],
      type: "import_failed",
      event: "import:1:failed",
      occurred_at: now.toISOString(),
      title: "tickets.csv was not imported",
      text: "It has no header.",
      url: "https://scores.x.org/admin/imports/1",
    });
    const check = { body: hook?.body ?? "", now: new Date() };
    const signature = String(hook?.headers["plumbline-signature"]);
    expect(verifySignature(signature, { ...check, secret: endpoint.secret })).toBe(true);
    expect(verifySignature(signature, { ...check, secret: "whsec_another" })).toBe(false);
  });

  test("about a person carries the link, no name and no figure", async () => {
    await tell({
      kind: "alert_opened",
      eventKey: "alert:1:opened",
      title: "Amina: speed",
      body: "61.0",
      href: "/alerts/1",
    });
    await deliver();
    // The id is random, and may hold any digits.
    const { id: _, ...told } = JSON.parse(catcher.hooks[0]?.body ?? "{}");
    expect(JSON.stringify(told)).not.toMatch(/Amina|61/);
    expect(catcher.hooks[0]?.body).toContain("https://scores.x.org/alerts/1");
  });

  test("is not sent for other kinds, nor to an endpoint that is switched off", async () => {
    await tell({ kind: "run_failed", eventKey: "run:1:failed" });
    await changeWebhook(admin, { id: endpoint.id, change: { enabled: false } }, SECRET);
    await tell();
    expect(await at.db.$count(outbox)).toBe(0);
  });

  test("that is refused is tried again under the same id, and every answer is kept", async () => {
    await tell();
    catcher.answer = { status: 503, text: "Not now" };
    await deliver();
    expect(await deliver(later(29))).toBe(0);
    catcher.answer = { status: 204, text: "" };
    expect(await deliver(later(30))).toBe(1);
    expect(new Set(catcher.hooks.map(({ headers }) => headers["plumbline-delivery"])).size).toBe(1);
    const [delivery] = await deliveries();
    expect(delivery?.status).toBe("delivered");
    expect(delivery?.attempts.map(({ statusCode, answer }) => [statusCode, answer])).toEqual([
      [503, "Not now"],
      [204, ""],
    ]);
  });

  test("is given up after its attempts, which go on for more than a day, and can be sent once more", async () => {
    await tell();
    catcher.answer = { status: 500, text: "Broken" };
    for (let hours = 0; hours < ATTEMPTS + 2; hours++) await deliver(later(hours * 4 * 3600));
    expect(catcher.hooks).toHaveLength(ATTEMPTS);
    const pauses = Array.from({ length: ATTEMPTS - 1 }, (_, at) => retryAfterMs(at + 1));
    expect(pauses.slice(0, 3)).toEqual([30_000, 60_000, 120_000]);
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(24 * 3_600_000);
    const [failed] = await deliveries();
    expect(failed).toMatchObject({ status: "failed", error: "Answered 500." });
    catcher.answer = { status: 200, text: "Ah" };
    await redeliver(admin, { id: endpoint.id, deliveryId: failed?.id ?? 0 });
    await deliver();
    expect((await deliveries())[0]).toMatchObject({ status: "delivered" });
    expect(new Set(catcher.hooks.map(({ headers }) => headers["plumbline-delivery"])).size).toBe(1);
  });

  test("follows no redirect", async () => {
    const elsewhere = await catchHooks();
    catcher.answer = { status: 307, text: "", location: elsewhere.url };
    await tell();
    await deliver();
    await elsewhere.close();
    expect(elsewhere.hooks).toEqual([]);
    expect((await deliveries())[0]?.attempts[0]?.statusCode).toBe(307);
  });
});

describe("an address inside one's own network is not posted to, unless allowed", () => {
  test.each([
    ["as it is", (url: URL) => url.href],
    ["by a name", (url: URL) => `http://localhost:${url.port}/hook`],
    ["as IPv6", (url: URL) => `http://[::ffff:127.0.0.1]:${url.port}/hook`],
    ["as a number", (url: URL) => `http://2130706433:${url.port}/hook`],
  ])("%s", async (_, spell) => {
    await changeWebhook(admin, { id: endpoint.id, change: { url: spell(new URL(catcher.url)) } }, SECRET);
    await tell();
    await deliver(now, { allowPrivate: false });
    expect(catcher.hooks).toEqual([]);
    const [delivery] = await deliveries();
    expect(delivery).toMatchObject({ status: "waiting" });
    expect(delivery?.attempts[0]?.answer).toContain("Not sent");
  });
});

describe("an endpoint", () => {
  test("is switched off after many failures in a row; administrators are told; what waits is sent when it is on again", async () => {
    catcher.answer = { status: 500, text: "Broken" };
    for (let n = 0; n < MOST_FAILURES; n++) await tell({ eventKey: `import:${n}:failed` });
    while ((await deliver()) > 0);
    const off = await requireWebhook(at.db, endpoint.id);
    expect(off).toMatchObject({ disabledAt: now, failuresInARow: MOST_FAILURES });
    expect(await deliver(later(3600))).toBe(0);
    const told = await at.db.select().from(notifications).where(eq(notifications.kind, "webhook_disabled"));
    expect(told).toHaveLength(1);
    expect(await at.db.$count(auditEntries, eq(auditEntries.action, "webhook.disabled"))).toBe(1);

    catcher.answer = { status: 200, text: "" };
    await changeWebhook(admin, { id: endpoint.id, change: { enabled: true } }, SECRET);
    while ((await deliver(later(7200))) > 0);
    expect((await deliveries()).every(({ status }) => status === "delivered")).toBe(true);
    expect(await requireWebhook(at.db, endpoint.id)).toMatchObject({ disabledAt: null, failuresInARow: 0 });
  });

  test("with a new secret signs with that one", async () => {
    const { secret } = await changeWebhook(admin, { id: endpoint.id, change: { new_secret: true } }, SECRET);
    expect(secret).not.toBe(endpoint.secret);
    await tryWebhook(admin, endpoint.id);
    await deliver();
    const [hook] = catcher.hooks;
    const check = { body: hook?.body ?? "", now: new Date(), secret: secret ?? "" };
    expect(verifySignature(String(hook?.headers["plumbline-signature"]), check)).toBe(true);
    expect(JSON.parse(hook?.body ?? "")).toMatchObject({ type: "try" });
  });

  test("keeps its secret from whoever reads the database or the log", async () => {
    const [row] = await at.sql`SELECT * FROM webhook_endpoints`;
    expect(JSON.stringify(row)).not.toContain(endpoint.secret);
    const entries = await at.sql`SELECT after FROM audit_entries WHERE entity_type = 'webhook'`;
    expect(JSON.stringify(entries)).not.toContain(endpoint.secret);
  });

  test("is the administrators' business, has a name of its own, and goes with what waits for it", async () => {
    const { ctx: hr } = await addAccount(at.db, { name: `Hr${Math.random()}`, roles: ["hr"], now });
    const again = { name: "Chat", url: catcher.url, kinds: ["alert_opened" as const] };
    expect(() => createWebhook(hr, again, SECRET)).toThrow("may not");
    expect(() => deleteWebhook(hr, endpoint.id)).toThrow("may not");
    await expect(createWebhook(admin, again, SECRET)).rejects.toThrow("has this name");
    await tell();
    await deleteWebhook(admin, endpoint.id);
    expect(await at.db.$count(outbox)).toBe(0);
    await expect(deleteWebhook(admin, endpoint.id)).rejects.toThrow("does not exist");
  });
});
