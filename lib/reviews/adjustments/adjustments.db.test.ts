import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { trimDecimal } from "@/lib/decimal";
import { keepFresh } from "@/lib/scoring/freshness/keep-fresh";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { closeTickets } from "@/lib/scoring/testing/support-desk";
import { finalizePeriod } from "../finalisation/finalize";
import { foundReviewDesk, REASON, type ReviewDesk } from "../testing/review-desk";
import { noteAdjustments } from "./note-adjustments";
import { listAdjustments } from "./queries";

const at = testDatabase();
let desk: ReviewDesk;

beforeAll(async () => {
  desk = await foundReviewDesk(at.all);
  await keepFresh(desk.ctx);
  await finalizePeriod(desk.who.hr.ctx, desk.september.id, { reason: REASON });
});

const list = () => listAdjustments(at.db, desk.who.hr.scope, { periodId: desk.september.id });
const trimmed = (text: string | null) => text && trimDecimal(text);
const brief = async () =>
  (await list()).map(({ employee, kpi, oldValue, newValue, oldScore, newScore, oldTotal, newTotal }) => [
    employee.name,
    kpi.name,
    ...[oldValue, newValue, oldScore, newScore, oldTotal, newTotal].map(trimmed),
  ]);

test("a record that comes after a period became final is noted in the open one, and changes nothing in the final", async () => {
  const before =
    await at.sql`SELECT * FROM performance_results WHERE period_id = ${desk.september.id} ORDER BY employee_id`;
  // September: Bo closed 10 (target 10), 8 in time: 100 and 88.8889; total 0.6 · 100 + 0.4 · 88.8889 = 95.5556.
  // Two more in time: 12 closed gives 120; 10 of 12 in time, 83.333333 of 90: 92.5926; total 72 + 37.0370 = 109.0370.
  await closeTickets(at.all, {
    employeeId: desk.people.bo,
    closedAt: "2026-09-20T10:00Z",
    inTime: 2,
    late: 0,
  });
  await keepFresh(desk.ctx);
  expect(await noteAdjustments(desk.ctx)).toEqual({ people: 1, noted: 2 });
  expect((await brief()).sort()).toEqual([
    ["Bo", "Closed in time", "80", "83.333333", "88.8889", "92.5926", "95.5556", "109.037"],
    ["Bo", "Tickets closed", "10", "12", "100", "120", "95.5556", "109.037"],
  ]);
  const [first] = await list();
  expect(first).toMatchObject({
    finalPeriod: { name: "September 2026" },
    openPeriod: { name: "October 2026" },
  });
  expect(first?.recordIds).toHaveLength(2);
  expect(
    await at.sql`SELECT * FROM performance_results WHERE period_id = ${desk.september.id} ORDER BY employee_id`,
  ).toEqual(before);
});

test("is shown in the open period too, to those who see the person", async () => {
  const inOpen = (who: keyof ReviewDesk["who"]) =>
    listAdjustments(at.db, desk.who[who].scope, { periodId: desk.october.id });
  expect(await inOpen("manager")).toHaveLength(2);
  expect(await inOpen("employee")).toHaveLength(0);
  expect(await inOpen("exec")).toHaveLength(0);
});

test("looked at again, nothing is noted twice", async () => {
  expect(await noteAdjustments(desk.ctx)).toEqual({ people: 0, noted: 0 });
  await at.sql`UPDATE late_changes SET compared_at = NULL`;
  expect(await noteAdjustments(desk.ctx)).toEqual({ people: 1, noted: 0 });
});

test("a correction that is corrected back leaves nothing on the final result", async () => {
  await at.sql`DELETE FROM records.tickets WHERE closed_at = '2026-09-20T10:00Z'`;
  await keepFresh(desk.ctx);
  expect(await noteAdjustments(desk.ctx)).toEqual({ people: 1, noted: 2 });
  expect(await brief()).toEqual([]);
  const actions =
    await at.sql`SELECT count(*)::integer AS n FROM audit_entries WHERE action = 'adjustment.noted'`;
  expect(actions[0]?.n).toBe(4);
});

test("whoever cannot be worked out keeps nobody else waiting", async () => {
  const { amina, bo } = desk.people;
  await at.sql.unsafe(`
    CREATE FUNCTION fail_for_bo() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken'; END $$;
    CREATE TRIGGER fail_for_bo BEFORE INSERT ON period_adjustments FOR EACH ROW
      WHEN (NEW.employee_id = ${bo}) EXECUTE FUNCTION fail_for_bo()`);
  for (const employeeId of [bo, amina]) {
    await closeTickets(at.all, { employeeId, closedAt: "2026-09-21T10:00Z", inTime: 1, late: 0 });
    await keepFresh(desk.ctx);
  }
  await at.sql`UPDATE late_changes SET last_at = last_at - interval '1 hour', compared_at = NULL WHERE employee_id = ${bo}`;
  const oneByOne = () => noteAdjustments(desk.ctx, { mostPeople: 1 });
  expect(await oneByOne()).toEqual({ people: 1, noted: 0 });
  expect(await oneByOne()).toEqual({ people: 1, noted: 2 });
  expect(await oneByOne()).toEqual({ people: 0, noted: 0 });
});

test("what was noted while no period was open is carried in the one that comes", async () => {
  await finalizePeriod(desk.who.hr.ctx, desk.october.id, { reason: REASON });
  const { amina } = desk.people;
  await closeTickets(at.all, { employeeId: amina, closedAt: "2026-10-22T10:00Z", inTime: 1, late: 0 });
  await keepFresh(desk.ctx);
  await noteAdjustments(desk.ctx);
  const [noted] = await at.sql`SELECT id, open_period_id FROM period_adjustments ORDER BY id DESC LIMIT 1`;
  expect(noted?.open_period_id).toBeNull();
  const november = await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-11-01" });
  const carried = await listAdjustments(at.db, desk.who.hr.scope, { periodId: november.id });
  expect(carried.map(({ id, openPeriod }) => [id, openPeriod?.name])).toContainEqual([
    noted?.id,
    "November 2026",
  ]);
});
