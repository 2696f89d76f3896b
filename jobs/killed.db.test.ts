import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
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

const at = testDatabase();
const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
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

/** Processes that have loaded and wait to be told to begin: loading takes far longer than living. */
const READY = 4;
const ready: ChildProcess[] = [];
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "plumbline-killed-"));
  await bundle(join(folder, "life.mjs"));
  for (let n = 0; n < READY; n++) load();
});
afterAll(async () => {
  for (const child of ready) child.kill("SIGKILL");
  await rm(folder, { recursive: true });
});

/** Alerts and deliveries as one file, by the compiler that tsx brings along: fifty of them start in seconds, not minutes. */
async function bundle(outfile: string): Promise<void> {
  const compiler = createRequire(createRequire(import.meta.url).resolve("tsx/package.json"))("esbuild");
  await compiler.build({
    ...{ entryPoints: [join(ROOT, "jobs/testing/alerts-and-deliveries.ts")], outfile, logLevel: "error" },
    ...{ bundle: true, platform: "node", format: "esm", alias: { "@": ROOT } },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
}

function load(): void {
  const args = ["--no-deprecation", join(folder, "life.mjs"), JSON.stringify({ url: at.url, settings })];
  ready.push(spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] }));
}

/** A process that looks after alerts and deliveries from now on, until it is killed. */
async function live(): Promise<ChildProcess> {
  const child = ready.shift();
  if (!child?.stdin || !child.stdout) throw new Error("No process was loaded.");
  load();
  child.stdin.write("begin");
  const [said] = await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  if (String(said) !== "up") throw new Error(`It ended with ${said}.`);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** A score falls below the limit, as a computation would write it. */
const fall = (employeeId: number) =>
  at.sql.begin(async (tx) => {
    await tx`UPDATE performance_results SET total_score = 60
              WHERE period_id = ${periodId} AND employee_id = ${employeeId}`;
    await requestAlertCheck(tx as never, [employeeId]);
  });

test("killed at 50 random moments, no alert is lost or doubled, nor what is sent of it", async () => {
  for (const employeeId of people) {
    const child = await live();
    await fall(employeeId);
    await wait(Math.random() * 120);
    await kill(child);
  }
  const last = await live();
  // In one statement: what leaves the checks enters the outbox in the same transaction.
  const waiting = () => at.sql`
    SELECT (SELECT count(*) FROM alert_checks)::integer AS checks,
           (SELECT count(*) FROM outbox WHERE status = 'waiting')::integer AS messages`;
  await vi.waitFor(async () => expect(await waiting()).toEqual([{ checks: 0, messages: 0 }]), {
    timeout: 60_000,
    interval: 100,
  });
  await kill(last);

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
}, 600_000);
