import { expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { assignInput } from "@/lib/kpis/assignments/input";
import { assignKpi } from "@/lib/kpis/assignments/mutations";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { createKpi } from "@/lib/kpis/definitions/mutations";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { foundSupportDesk } from "../testing/support-desk";
import { listExpected } from "./expected";
import { enterValue } from "./mutations";

const database = testDatabase();

test("a manual KPI that is assigned to one person is entered and scored for that person alone", async () => {
  const { ctx, people, october, kras } = await foundSupportDesk(database.all);
  const kpi = await createKpi(
    ctx,
    kpiInput.parse({
      ...{ name: "Mentoring", direction: "higher_is_better", target: { value: "4" } },
      ...{ calculation_type: "manual" },
      data_source: { type: "manual", allowed_range: { min: "1", max: "5" }, due_days: 5 },
    }),
  );
  await assignKpi(ctx, {
    employeeId: people.bo,
    input: assignInput.parse({
      ...{ kpi_definition_id: kpi.id, weight: "25", kra_id: kras.speed, start_date: "2026-10-10" },
    }),
  });
  const expected = await listExpected(database.db, october);
  expect(expected.map(({ person, kpis }) => [person.employeeId, kpis.map(({ name }) => name)])).toEqual([
    [people.bo, ["Mentoring"]],
  ]);
  const cell = { kpi_id: kpi.id, period_id: october.id, value: "3", note: "" };
  await expect(enterValue(ctx, { ...cell, employee_id: people.amina })).rejects.toMatchObject({
    code: "invalid",
  });
  await enterValue(ctx, { ...cell, employee_id: people.bo });
  const { id } = await requestRun(ctx, { periodId: october.id, trigger: "command" });
  await executeRun(ctx, id);
  // 3 of 4 is 75, over the whole period: what is entered once has no days within it.
  const results = await database.sql`
    SELECT employee_id, score::text, proration FROM kpi_results WHERE kpi_id = ${kpi.id}`;
  expect([...results]).toEqual([{ employee_id: people.bo, score: "75.0000", proration: null }]);
});
