import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { connect } from "@/db/client";
import { employees, organisations, reportingLines } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { mintScope } from "@/lib/access/scope";
import { requestAlertCheck } from "@/lib/alerts/request-check";
import { createAlertRule } from "@/lib/alerts/rules/mutations";
import { scoreMonths } from "@/lib/alerts/testing/scored-months";
import type { DeliverySettings } from "@/lib/notifications/delivery/settings";
import { catchHooks, type HookCatcher } from "@/lib/notifications/testing/hook-catcher";
import { catchMail, type MailCatcher } from "@/lib/notifications/testing/mail-catcher";
import { addAccount } from "@/lib/notifications/testing/people";
import { createWebhook } from "@/lib/notifications/webhooks/mutations";
import { startAlertWatch } from "./alert-watch";
import { startDeliveries } from "./deliveries";

const at = testDatabase();
const LIVES = 50;
const SECRET = "an installation secret of enough characters";
const people: number[] = [];
let periodId = 0;
let mail: MailCatcher;
let hooks: HookCatcher;
let settings: DeliverySettings;

beforeAll(async () => {
  mail = await catchMail();
  hooks = await catchHooks();
  settings = {
    ...{ smtpUrl: mail.url, mailFrom: "plumbline@x.org", origin: "http://x.org", installationSecret: SECRET },
    ...{ allowPrivate: true, leaseMs: 400 },
  };
  const now = new Date();
  await at.db.insert(organisations).values({ name: "Acme" });
  const rows = await at.db
    .insert(employees)
    .values(Array.from({ length: LIVES + 1 }, (_, n) => ({ name: `Person ${n}`, employeeNumber: String(n) })))
    .returning({ id: employees.id });
  const [leader = 0, ...led] = rows.map(({ id }) => id);
  people.push(...led);
  await at.db.insert(reportingLines).values(led.map((employeeId) => ({ employeeId, managerId: leader })));
  await addAccount(at.db, { name: "Ivo", roles: ["manager"], employeeId: leader, now });
  const { ctx } = await addAccount(at.db, { name: "Mirela", roles: ["hr", "admin"], now });
  [periodId = 0] = await scoreMonths(at.all, Object.fromEntries(led.map((id) => [id, ["90"]])));
  if (ctx.actor.kind !== "account") throw new Error("An account acts.");
  await createAlertRule(ctx, {
    scope: mintScope({ ...ctx.actor, name: "", email: "" }, now),
    rule: {
      settings: {
        condition: "threshold",
        figure: "score",
        side: "below",
        value: "70",
        margin: "0",
        running: false,
      },
      ...{ kpi_id: null, frequency: "monthly", coverage: "everyone", coverage_id: null },
      ...{ name: "Low score", escalate_after_hours: null, is_active: true },
    },
  });
  await createWebhook(ctx, { name: "Chat", url: hooks.url, kinds: ["alert_opened"] }, SECRET);
});
afterAll(async () => {
  await mail.close();
  await hooks.close();
});

/** A sidecar of its own, as far as alerts and deliveries go. */
async function live(n: number | string) {
  const database = connect(at.url, { max: 4, applicationName: `life ${n}` });
  // All four connections are there before it begins: the driver does not say who waits for one that it is still opening.
  await Promise.all(Array.from({ length: 4 }, () => database.sql`SELECT pg_sleep(0.02)`));
  const loops = await Promise.all([startAlertWatch(database), startDeliveries(database, settings)]);
  const stop = () => Promise.all(loops.map((loop) => loop.stop()));
  return {
    stop: async () => {
      await stop();
      await database.close();
    },
    /** Every connection is cut at once, in the middle of whatever it did; what was sent cannot be written down any more. */
    kill: async () => {
      await database.sql.end({ timeout: 0 });
      await stop();
    },
  };
}

/** A score falls below the limit, as a computation would write it. */
const fall = (employeeId: number) =>
  at.sql.begin(async (tx) => {
    await tx`UPDATE performance_results SET total_score = 60
              WHERE period_id = ${periodId} AND employee_id = ${employeeId}`;
    await requestAlertCheck(tx as never, [employeeId]);
  });

test("killed at 50 random moments, no alert is lost or doubled, nor what is sent of it", async () => {
  for (const [n, employeeId] of people.entries()) {
    const life = await live(n);
    await fall(employeeId);
    await wait(Math.random() * 120);
    await life.kill();
  }
  const last = await live("last");
  const waiting = async () =>
    Number((await at.sql`SELECT count(*) AS n FROM outbox WHERE status = 'waiting'`)[0]?.n) +
    Number((await at.sql`SELECT count(*) AS n FROM alert_checks`)[0]?.n);
  await vi.waitFor(async () => expect(await waiting()).toBe(0), { timeout: 20_000, interval: 100 });
  await last.stop();

  const opened = await at.sql`SELECT employee_id FROM alerts WHERE resolved_at IS NULL ORDER BY employee_id`;
  expect(opened.map((row) => row.employee_id)).toEqual(people);
  const [counts] = await at.sql`
    SELECT (SELECT count(*) FROM alerts) AS alerts,
           (SELECT count(*) FROM alert_events) AS events,
           (SELECT count(*) FROM notifications) AS inbox,
           (SELECT count(*) FROM audit_entries WHERE action = 'alert.opened') AS audited,
           (SELECT count(*) FROM outbox WHERE status = 'delivered') AS delivered`;
  expect({ ...counts }).toEqual({
    ...{ alerts: String(LIVES), events: String(LIVES), inbox: String(LIVES), audited: String(LIVES) },
    delivered: String(2 * LIVES),
  });
  // What was sent by who died before writing it down came again, under the same id: its receiver has it once.
  const mails = new Map(
    mail.mails.map(({ messageId, raw }) => [messageId, /^Subject: (.*)$/m.exec(raw)?.[1]]),
  );
  expect(mails.size).toBe(LIVES);
  expect(new Set(mails.values()).size).toBe(LIVES);
  const hooked = new Map(
    hooks.hooks.map(({ headers, body }) => [headers["plumbline-delivery"], JSON.parse(body).event]),
  );
  expect(hooked.size).toBe(LIVES);
  expect(new Set(hooked.values()).size).toBe(LIVES);
}, 90_000);
