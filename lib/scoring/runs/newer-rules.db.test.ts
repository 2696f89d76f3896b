import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { kpiDefinitions } from "@/db/schema/kpis";
import { testDatabase } from "@/db/testing/database";
import { foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { executeRun } from "./execute";
import { requestRun } from "./mutations";
import { listRunStatements } from "./queries";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
});

const compute = async (employeeIds?: number[]) => {
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, employeeIds, trigger: "command" });
  return executeRun(desk.ctx, id);
};
const newerRules = async (employeeIds?: number[]) =>
  (await compute(employeeIds)).warnings
    .filter(({ code }) => code === "newer_rule")
    .map(({ message }) => message);
const saveAs = (version: number) =>
  at.db.update(kpiDefinitions).set({ version }).where(eq(kpiDefinitions.id, desk.kpis.closed));

test("a run over results of an older rule says so once, and which version each of its KPIs had", async () => {
  expect(await newerRules()).toEqual([]);
  expect(await newerRules()).toEqual([]);
  await saveAs(2);
  // For one person alone it is said of their results; the others' are of the older version still.
  const first = "Tickets closed was computed with version 2 of its rule; the results before used version 1.";
  expect(await newerRules([desk.people.amina])).toEqual([first]);
  expect(await newerRules([desk.people.amina])).toEqual([]);
  await saveAs(3);
  const run = await compute();
  expect(run.warnings.filter(({ code }) => code === "newer_rule")).toEqual([
    {
      code: "newer_rule",
      message:
        "Tickets closed was computed with version 3 of its rule; the results before used version 1 and 2.",
    },
  ]);
  const statements = await listRunStatements(at.db, run.id);
  expect(Object.fromEntries(statements.map(({ kpiName, kpiVersion }) => [kpiName, kpiVersion]))).toEqual({
    "Tickets closed": 3,
    "Closed in time": 1,
  });
  expect(await newerRules()).toEqual([]);
});
