import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { kpiDefinitions } from "@/db/schema/kpis";
import { testDatabase } from "@/db/testing/database";
import { mintScope } from "@/lib/access/scope";
import { listEvidence } from "../evidence/queries";
import { createPeriod } from "../periods/mutations";
import { latestComputedPeriod } from "../periods/queries";
import { listRollups } from "../rollups/queries";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { listScorecards } from "../scorecards/list";
import { getScorecard } from "../scorecards/queries";
import { closeTickets, foundSupportDesk, NOW, type SupportDesk } from "../testing/support-desk";
import { getKpiReceipt } from "./queries";

const at = testDatabase();
let desk: SupportDesk;
let september: number;

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const { amina } = desk.people;
  september = (await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-09-01" })).id;
  await closeTickets(at.all, { employeeId: amina, closedAt: "2026-09-10T10:00Z", inTime: 6, late: 0 });
  for (const periodId of [september, desk.october.id]) {
    const { id } = await requestRun(desk.ctx, { periodId, trigger: "command" });
    await executeRun(desk.ctx, id);
  }
});

const as = (employeeId: number | null, ...roles: Role[]) =>
  mintScope({ accountId: 1, employeeId, name: "Someone", email: "someone@example.test", roles }, NOW);
const own = () => ({ employeeId: desk.people.amina, periodId: desk.october.id });

test("a scorecard has its KRAs and KPIs in the template's order, with where the person stood and six periods", async () => {
  const { employeeId, periodId } = own();
  const scorecard = await getScorecard(at.db, as(employeeId, "employee"), employeeId, periodId);
  expect(scorecard).toMatchObject({
    employee: { name: "Amina" },
    orgUnit: { name: "Support" },
    manager: { name: "Ivo" },
    jobRole: { name: "Agent" },
    template: { name: "Support agent", version: 1, bands: { above: "105", on: "85", near: "70" } },
    // September: 6 of 10 closed, all in time: 0.6 · 60 + 0.4 · 111.1111.
    total: { score: "93.5062", band: "on", coverage: "100.0000", previousScore: "80.4444" },
    kras: [
      {
        name: "Speed",
        score: "90.0000",
        weight: "60.0000",
        kpis: [{ name: "Tickets closed", actual: "9.000000" }],
      },
      {
        name: "Quality",
        kpis: [{ name: "Closed in time", numerator: "8.000000", denominator: "9.000000", recordCount: 9 }],
      },
    ],
  });
  expect(scorecard?.trend.periods.map(({ name }) => name)).toEqual(["September 2026", "October 2026"]);
  expect(scorecard?.trend.total).toEqual(["80.4444", "93.5062"]);
  expect(scorecard?.trend.kpis.get(desk.kpis.closed)).toEqual(["60.0000", "90.0000"]);
});

test("who no template was for has a scorecard without one", async () => {
  const scorecard = await getScorecard(at.db, as(null, "hr"), desk.people.dee, desk.october.id);
  expect(scorecard).toMatchObject({ template: null, kras: [], total: { score: null, band: "not_scored" } });
});

test("a receipt names the rule, the statement, the evidence and the history", async () => {
  const key = { ...own(), kpiId: desk.kpis.inTime };
  const receipt = await getKpiReceipt(at.db, as(key.employeeId, "employee"), key);
  expect(receipt).toMatchObject({
    kpi: { name: "Closed in time", target: { value: "90" }, kpiVersion: 1 },
    definition: { name: "Closed in time" },
    item: { missingPolicy: "exclude", minRecords: 0 },
    evidence: { recordCount: 9, keptCount: 9, numeratorCount: 8, digest: null },
  });
  expect(receipt?.statement?.text).toContain('"sla_met" IS TRUE');
  expect(receipt?.history.map(({ score }) => score)).toEqual(["111.1111", "98.7654"]);
  expect(receipt?.history[0]?.template).toEqual({ name: "Support agent", version: 1 });
});

test("a receipt keeps the rule it was computed with when the KPI is edited", async () => {
  const key = { ...own(), kpiId: desk.kpis.closed };
  const edited = {
    unit: "apples",
    direction: "lower_is_better",
    scoringMethod: { kind: "capped", cap: "1" },
  } as const;
  const before = await getKpiReceipt(at.db, as(key.employeeId, "employee"), key);
  const today = eq(kpiDefinitions.id, key.kpiId);
  await at.db
    .update(kpiDefinitions)
    .set({ ...edited, version: 2 })
    .where(today);
  const after = await getKpiReceipt(at.db, as(key.employeeId, "employee"), key);
  await at.db
    .update(kpiDefinitions)
    .set({ unit: "", direction: "higher_is_better", scoringMethod: { kind: "linear" }, version: 1 })
    .where(today);
  expect(after?.kpi).toMatchObject({ direction: "higher_is_better", method: { kind: "linear" }, unit: "" });
  expect(after).toEqual(before);
});

test("evidence comes page by page, whole, in the numerator, and the rest", async () => {
  const key = { ...own(), kpiId: desk.kpis.inTime };
  const scope = as(key.employeeId, "employee");
  const first = await listEvidence(at.db, scope, key, { page: 1, pageSize: 4 });
  const last = await listEvidence(at.db, scope, key, { page: 3, pageSize: 4 });
  expect([first?.recordIds.length, last?.recordIds.length, first?.total]).toEqual([4, 1, 9]);
  const rest = await listEvidence(at.db, scope, key, { page: 1, pageSize: 50, part: "rest" });
  const numerator = await listEvidence(at.db, scope, key, { page: 1, pageSize: 50, part: "numerator" });
  expect([rest?.total, numerator?.total, rest?.numeratorIds]).toEqual([1, 8, []]);
});

test("nobody reads beyond their scope", async () => {
  const { amina, bo, ivo } = desk.people;
  const key = { ...own(), kpiId: desk.kpis.closed };
  const refused = "You may not see this person's figures";
  await expect(getScorecard(at.db, as(bo, "employee"), amina, key.periodId)).rejects.toThrow(refused);
  await expect(getKpiReceipt(at.db, as(bo, "employee"), key)).rejects.toThrow(refused);
  await expect(listEvidence(at.db, as(bo, "employee"), key, { page: 1, pageSize: 5 })).rejects.toThrow(
    refused,
  );
  await expect(getScorecard(at.db, as(null, "exec"), amina, key.periodId)).rejects.toThrow(refused);
  expect(await getScorecard(at.db, as(ivo, "manager"), amina, key.periodId)).not.toBeNull();
});

test("a list holds those within scope, unscored people last", async () => {
  const options = {
    periodId: desk.october.id,
    page: 1,
    pageSize: 10,
    sort: "total_score" as const,
    descending: true,
  };
  const ofIvo = await listScorecards(at.db, as(desk.people.ivo, "manager"), options);
  expect(ofIvo.scorecards.map(({ name }) => name)).toEqual(["Amina", "Bo", "Cy", "Ivo"]);
  expect(ofIvo.total).toBe(4);
  const named = await listScorecards(at.db, as(null, "hr"), { ...options, name: "mI" });
  expect(named.scorecards.map(({ name }) => name)).toEqual(["Amina"]);
  expect((await listScorecards(at.db, as(null, "hr"), { ...options, name: "%" })).total).toBe(0);
  expect((await listScorecards(at.db, as(null, "hr"), { ...options, band: "below" })).total).toBe(1);
});

test("figures of fewer than five people are hidden from who may not see them one by one", async () => {
  const period = { periodId: desk.october.id };
  const sizes = async (scope: ReturnType<typeof as>, subject: "unit" | "manager") =>
    Object.fromEntries(
      (await listRollups(at.db, scope, { ...period, subject })).map(({ name, figures }) => [
        name,
        figures?.scoredCount ?? "hidden",
      ]),
    );
  expect(await sizes(as(null, "hr"), "unit")).toEqual({ Acme: 2, Field: 0, Support: 2 });
  expect(await sizes(as(null, "exec"), "unit")).toEqual({
    Acme: "hidden",
    Field: "hidden",
    Support: "hidden",
  });
  // Ruth leads more than five people, but means over the two who are scored would show them one by one.
  expect(await sizes(as(null, "exec"), "manager")).toEqual({ Ruth: "hidden", Ivo: "hidden" });
  expect(await sizes(as(desk.people.ivo, "manager"), "manager")).toEqual({ Ivo: 2 });
  expect(await sizes(as(desk.people.ivo, "manager"), "unit")).toEqual({});
});

test("the latest computed period is the one shown when none is asked for", async () => {
  expect((await latestComputedPeriod(at.db))?.name).toBe("October 2026");
  expect(await latestComputedPeriod(at.db, { frequency: "weekly" })).toBeNull();
});
