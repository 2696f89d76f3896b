import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { testDatabase } from "@/db/testing/database";
import { mintScope } from "@/lib/access/scope";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { foundSupportDesk, NOW, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { listUnitFigures } from "./organisation";
import { teamParams } from "./params";
import { getReceiptScreen } from "./receipt/receipt-screen";
import { getRollup } from "./rollups";
import { getScorecardScreen } from "./scorecard/scorecard-screen";
import { getTeamScreen } from "./team/team-screen";
import { getUnitKpis } from "./unit-kpis";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun({ ...desk.ctx, now: new Date() }, run.id);
});

const scopeOf = (employeeId: number | null, ...roles: Role[]) =>
  mintScope({ accountId: 1, employeeId, name: "", email: "", roles }, NOW);
const receiptOf = (employeeId: number, over: Partial<Parameters<typeof getReceiptScreen>[2]> = {}) => ({
  employeeId,
  kpiId: desk.kpis.inTime,
  now: NOW,
  part: "all" as const,
  page: 1,
  pageSize: 5,
  ...over,
});

describe("a scorecard", () => {
  test("is one's own, or a report's; a colleague's is refused", async () => {
    const { amina, bo, ivo } = desk.people;
    const asked = { employeeId: amina, now: NOW };
    const own = await getScorecardScreen(at.db, scopeOf(amina, "employee"), asked);
    expect(own.period?.name).toBe("October 2026");
    expect(own.shown?.scorecard.kras.map(({ name }) => name)).toEqual(["Speed", "Quality"]);
    expect(own.shown?.scorecard.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect((await getScorecardScreen(at.db, scopeOf(ivo, "manager"), asked)).shown).not.toBeNull();
    for (const outside of [scopeOf(bo, "employee"), scopeOf(bo, "manager"), scopeOf(bo, "exec", "admin")]) {
      await expect(getScorecardScreen(at.db, outside, asked)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("a receipt", () => {
  test("opens down to the records, part by part and page by page", async () => {
    const { amina } = desk.people;
    const scope = scopeOf(amina, "employee");
    const all = await getReceiptScreen(at.db, scope, receiptOf(amina));
    expect(all.shown?.inForce?.binding.recordNounPlural).toBe("tickets");
    expect(all.shown?.listed).toMatchObject({ total: 9, kept: true });
    expect(all.shown?.listed?.rows).toHaveLength(5);
    const second = await getReceiptScreen(at.db, scope, receiptOf(amina, { page: 2 }));
    expect(second.shown?.listed?.rows).toHaveLength(4);
    const rest = await getReceiptScreen(at.db, scope, receiptOf(amina, { part: "rest" }));
    expect(rest.shown?.listed?.rows.map(({ inNumerator, values }) => [inNumerator, values.sla_met])).toEqual([
      [false, "false"],
    ]);
    const numerator = await getReceiptScreen(at.db, scope, receiptOf(amina, { part: "numerator" }));
    expect(numerator.shown?.listed?.total).toBe(8);
  });

  test("a search finds records by number, and its signs mean themselves", async () => {
    const { amina } = desk.people;
    const scope = scopeOf(amina, "employee");
    const all = await getReceiptScreen(at.db, scope, receiptOf(amina));
    const number = all.shown?.listed?.rows[0]?.values.ticket_number ?? "";
    const found = await getReceiptScreen(at.db, scope, receiptOf(amina, { search: number.toUpperCase() }));
    expect(found.shown?.listed).toMatchObject({ total: 1 });
    const none = await getReceiptScreen(at.db, scope, receiptOf(amina, { search: "%" }));
    expect(none.shown?.listed).toMatchObject({ total: 0, rows: [] });
  });

  test("a record imported again since is marked", async () => {
    const { bo } = desk.people;
    await at.db.execute(
      sql`UPDATE records.tickets SET imported_at = now() + interval '1 hour' WHERE closer_employee_id = ${bo}`,
    );
    const { shown } = await getReceiptScreen(at.db, scopeOf(bo, "employee"), receiptOf(bo));
    expect(shown?.listed?.rows.every(({ changedSince }) => changedSince)).toBe(true);
  });

  test("more records than are kept one by one are found by the rule again, page by page", async () => {
    const { amina } = desk.people;
    const key = sql`period_id = ${desk.october.id} AND employee_id = ${amina} AND kpi_id = ${desk.kpis.closed}`;
    await at.db.execute(
      sql`UPDATE kpi_evidence SET record_ids = NULL, numerator_ids = NULL, digest = 'x' WHERE ${key}`,
    );
    const asked = receiptOf(amina, { kpiId: desk.kpis.closed, page: 2 });
    const { shown } = await getReceiptScreen(at.db, scopeOf(amina, "employee"), asked);
    expect(shown?.listed).toMatchObject({ total: 9, kept: false });
    expect(shown?.listed?.rows).toHaveLength(4);
  });

  test("a colleague's is refused", async () => {
    const { amina, bo } = desk.people;
    const asked = getReceiptScreen(at.db, scopeOf(bo, "employee"), receiptOf(amina));
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a team", () => {
  const team = (employeeId: number | null, roles: Role[], params: Record<string, string | number> = {}) =>
    getTeamScreen(at.db, scopeOf(employeeId, ...roles), { params: teamParams.parse(params), now: NOW });
  const names = async (...args: Parameters<typeof team>) =>
    (await team(...args)).shown?.team.members.map(({ name }) => name);

  test("is a manager's reports, direct and indirect, without the manager; HR sees everyone", async () => {
    const { ivo, ruth } = desk.people;
    expect(await names(ivo, ["manager"])).toEqual(["Amina", "Bo", "Cy"]);
    expect(await names(ruth, ["manager"])).toEqual(["Amina", "Bo", "Cy", "Dee", "Ivo"]);
    expect(await names(ruth, ["manager"], { who: "direct" })).toEqual(["Dee", "Ivo"]);
    expect(await names(null, ["hr"])).toEqual(["Amina", "Bo", "Cy", "Dee", "Ivo", "Ruth"]);
  });

  test("is searched, filtered by band and unit, and sorted; without a score comes last either way", async () => {
    expect(await names(null, ["hr"], { q: "AMI" })).toEqual(["Amina"]);
    expect(await names(null, ["hr"], { unit: desk.units.field })).toEqual(["Dee"]);
    const { ivo } = desk.people;
    const up = await team(ivo, ["manager"], { sort: "score" });
    expect(up.shown?.team.members.map(({ name, score }) => [name, score === null])).toEqual([
      ["Bo", false],
      ["Amina", false],
      ["Cy", true],
    ]);
    expect(await names(ivo, ["manager"], { sort: "score", dir: "desc" })).toEqual(["Amina", "Bo", "Cy"]);
    const none = await team(ivo, ["manager"], { band: "none" });
    expect(none.shown?.team).toMatchObject({ total: 1 });
    expect(Object.values(none.shown?.team.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test("its means are for those in whose scope the people are", async () => {
    const { amina, ivo, ruth } = desk.people;
    const subject = { managerId: ivo };
    const periodId = desk.october.id;
    const own = await getRollup(at.db, scopeOf(ivo, "manager"), { periodId, subject });
    expect(own).toMatchObject({ peopleCount: 3, scoredCount: 2 });
    for (const outside of [scopeOf(amina, "employee"), scopeOf(ruth, "exec")]) {
      const asked = getRollup(at.db, outside, { periodId, subject });
      await expect(asked).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("units", () => {
  test("stand under their parents; a mean of fewer than 5 people is withheld from executives", async () => {
    const { ruth } = desk.people;
    const toExec = await listUnitFigures(at.db, scopeOf(ruth, "exec"), desk.october.id);
    expect(toExec.map(({ name, depth, withheld, figures }) => [name, depth, withheld, figures])).toEqual([
      ["Acme", 0, "few", null],
      ["Field", 1, null, null],
      ["Support", 1, "few", null],
    ]);
    const toHr = await listUnitFigures(at.db, scopeOf(null, "hr"), desk.october.id);
    expect(toHr[2]?.figures).not.toBeNull();
    const toManager = listUnitFigures(at.db, scopeOf(ruth, "manager"), desk.october.id);
    await expect(toManager).rejects.toMatchObject({ code: "forbidden" });
  });

  test("by the API, a manager gets the people in scope and no mean of fewer than 5", async () => {
    const { ivo, bo } = desk.people;
    const asked = { unitId: desk.units.company, periodId: desk.october.id, page: 1, pageSize: 50 };
    const team = await getUnitKpis(at.db, scopeOf(ivo, "manager"), asked);
    expect(team.members.map(({ name }) => name)).toEqual(["Amina", "Bo", "Cy", "Ivo"]);
    expect(team.members[0]?.kpis.map(({ name }) => name)).toEqual(["Closed in time", "Tickets closed"]);
    expect(team.averages).toEqual({ overallScore: null, kpis: {} });
    const alone = await getUnitKpis(at.db, scopeOf(bo, "employee"), asked);
    expect(alone.members.map(({ name }) => name)).toEqual(["Bo"]);
  });
});
