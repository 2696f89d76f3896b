import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { employees } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { systemScope } from "@/lib/access/scope";
import { assignInput } from "@/lib/kpis/assignments/input";
import { assignKpi } from "@/lib/kpis/assignments/mutations";
import { requireVersion } from "@/lib/kpis/templates/queries";
import { parseInput } from "@/lib/zod-fields";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { foundSupportDesk, NOW } from "../testing/support-desk";
import { previewInput } from "./input";
import { previewTemplate } from "./preview";

const database = testDatabase();

test("a draft that says what the template says changes nobody, whatever is assigned and whoever joined", async () => {
  const desk = await foundSupportDesk(database.all);
  const { amina, bo } = desk.people;
  await assignKpi(desk.ctx, {
    employeeId: amina,
    input: assignInput.parse({
      ...{ kpi_definition_id: desk.kpis.closed, target_value: "18", weight: "70", start_date: "2026-10-10" },
    }),
  });
  await database.db.update(employees).set({ hiredOn: "2026-10-05" }).where(eq(employees.id, bo));
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, id);

  const version = await requireVersion(database.db, desk.template, 1);
  const { maximum_score, minimum_coverage, bands, kras, items, guardrails } = version;
  const preview = (changed: object = {}) =>
    previewTemplate(desk.ctx, {
      templateId: desk.template,
      input: parseInput(previewInput, {
        ...{ maximum_score, minimum_coverage, bands, kras, items, guardrails },
        ...changed,
      }),
      scope: systemScope(NOW),
    });
  expect((await preview()).periods[0]?.summary?.changed_count).toBe(0);

  // Without following days, Bo's target is 10 again for 4 tickets; Amina's is her own 18.
  const whole = items.map((item) => ({ ...item, pro_rating: "never" }));
  const summary = (await preview({ items: whole })).periods[0]?.summary;
  expect(summary?.movers.map(({ name }) => name).sort()).toEqual(["Amina", "Bo"]);
});
