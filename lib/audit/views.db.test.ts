import { beforeEach, describe, expect, test } from "vitest";
import { employees, organisations } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { type Ctx, jobActor } from "@/lib/context";
import { listAuditEntries } from "./queries";
import { recordAudit } from "./record";
import { verifyAudit } from "./verify";
import { noteView, noteViews, recordViews } from "./views";

const at = testDatabase();
const viewer = (now: string): Ctx => ({
  db: at.db,
  now: new Date(now),
  address: "10.0.0.7",
  actor: { kind: "account", accountId: 7, employeeId: 1, roles: ["manager"], label: "Ruth Halloran" },
});
const morning = () => viewer("2026-11-20T09:00:00Z");
const logged = () =>
  at.sql`SELECT at::text, actor_id, actor_label, employee_id, address FROM audit_entries
          WHERE action = 'scorecard.viewed' ORDER BY id`;

beforeEach(async () => {
  await at.sql`DELETE FROM scorecard_views`;
  await at.db.insert(organisations).values({ name: "Acme", timeZone: "Europe/Berlin" }).onConflictDoNothing();
  await at.db.insert(employees).values({ name: "Amina", employeeNumber: "A" }).onConflictDoNothing();
});

test("a day of the log is as long as it is where the organisation is", async () => {
  // The clocks in Berlin go back on 25 October: the day has 25 hours.
  await recordAudit(
    { ...morning(), now: new Date("2026-10-25T22:30:00Z") },
    {
      ...{ action: "clock.turned", entityType: "clock", entityId: 1 },
    },
  );
  const of = async (day: string) =>
    (await listAuditEntries(at.db, { action: "clock", from: day, to: day, page: 1, pageSize: 9 })).total;
  expect(await of("2026-10-25")).toBe(1);
  expect(await of("2026-10-26")).toBe(0);
});

describe("a view of another person's scorecard", () => {
  test("is in the log once a viewer, person and day, with moment and address of the first", async () => {
    await noteView(morning(), 2);
    await noteView(viewer("2026-11-20T15:00:00Z"), 2);
    // Already the 21st in Berlin.
    await noteView(viewer("2026-11-20T23:30:00Z"), 2);
    await noteView(morning(), 3);
    expect(await recordViews(at.db, new Date())).toBe(3);
    expect(await recordViews(at.db, new Date())).toBe(0);
    const rows = await logged();
    expect(rows.map((row) => [row.at, row.employee_id])).toEqual([
      [expect.stringContaining("2026-11-20 09:00:00"), 2],
      [expect.stringContaining("2026-11-20 09:00:00"), 3],
      [expect.stringContaining("2026-11-20 23:30:00"), 2],
    ]);
    expect(rows[0]).toMatchObject({ actor_id: 7, actor_label: "Ruth Halloran", address: "10.0.0.7" });
    expect(await verifyAudit(at.sql)).toMatchObject({ ok: true });
  });

  test("is not written down for one's own, nor for jobs", async () => {
    await noteView(morning(), 1);
    await noteView({ ...morning(), actor: jobActor("test") }, 2);
    expect(await recordViews(at.db, new Date())).toBe(0);
  });

  test("in a list is one of everyone in it but oneself", async () => {
    await noteViews(morning(), [3, 1, 2, 3]);
    await noteViews(morning(), [2, 4]);
    await noteViews(morning(), []);
    const views = await at.sql`SELECT employee_id FROM scorecard_views ORDER BY 1`;
    expect(views.map((view) => view.employee_id)).toEqual([2, 3, 4]);
  });

  test("does not wait for who holds the log", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld = () => {};
    const holding = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const writing = at.db.transaction(async (tx) => {
      await recordAudit({ ...morning(), db: tx }, { action: "a.done", entityType: "a", entityId: 1 });
      isHeld();
      await held;
    });
    await holding;
    await noteView(morning(), 2);
    release();
    await writing;
    expect(await recordViews(at.db, new Date())).toBe(1);
  });

  test("brought into the log by two processes is there once", async () => {
    const before = (await logged()).length;
    for (let person = 10; person < 40; person++) await noteView(morning(), person);
    const counts = await Promise.all([recordViews(at.db, new Date()), recordViews(at.db, new Date())]);
    expect(counts[0] + counts[1]).toBe(30);
    expect((await logged()).length).toBe(before + 30);
  });
});
