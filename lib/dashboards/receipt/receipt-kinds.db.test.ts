import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { kpiDefinitions, kpiDefinitionVersions } from "@/db/schema/kpis";
import { testDatabase } from "@/db/testing/database";
import { systemScope } from "@/lib/access/scope";
import { enterValue } from "@/lib/scoring/manual/mutations";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { foundSupportDesk, NOW, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { getReceiptScreen } from "./receipt-screen";
import { receiptSteps } from "./receipt-steps";
import { ruleWords, stepWords } from "./receipt-words";

const at = testDatabase();
let desk: SupportDesk;

/** Makes a KPI of the desk one of another kind, as its mutation would leave it. */
async function become(
  kpiId: number,
  calculationType: "manual" | "formula",
  dataSource: Record<string, unknown>,
  facts: Record<string, unknown> = {},
) {
  await at.db.execute(sql`DELETE FROM kpi_bindings WHERE kpi_id = ${kpiId}`);
  await at.db.update(kpiDefinitions).set({ calculationType, dataSource }).where(eq(kpiDefinitions.id, kpiId));
  const definition = { ...facts, calculation_type: calculationType, data_source: dataSource };
  await at.db.delete(kpiDefinitionVersions).where(eq(kpiDefinitionVersions.kpiId, kpiId));
  await at.db.insert(kpiDefinitionVersions).values({ kpiId, version: 1, definition });
}

const enter = (value: string, note: string) =>
  enterValue(desk.ctx, {
    ...{ employee_id: desk.people.amina, kpi_id: desk.kpis.closed, period_id: desk.october.id },
    ...{ value, note },
  });

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const [row] = await at.db.execute<{ id: number }>(sql`SELECT id FROM sources WHERE table_name = 'tickets'`);
  const closed = {
    ...{ source_id: row?.id ?? 0, aggregation: { kind: "count" }, empty_means: "missing" },
    ...{ ownership_rule: "closer", time_column: "closed_at", filter: { match: "all", conditions: [] } },
  };
  const inTime = { match: "all", conditions: [{ column: "sla_met", op: "is_true" }] };
  await become(desk.kpis.closed, "manual", {
    ...{ type: "manual", allowed_range: { min: "1", max: "10" }, due_days: 5 },
  });
  await become(desk.kpis.inTime, "formula", {
    type: "formula",
    formula: "good / total * 100",
    inputs: [
      { variable: "good", unit: "", source: { type: "binding", binding: { ...closed, filter: inTime } } },
      { variable: "total", unit: "", source: { type: "binding", binding: closed } },
    ],
  });
  await enter("8", "");
  await enter("9", "After the second talk");
  const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, run.id);
});

async function receipt(kpiId: number, employeeId: number, input?: string) {
  const asked = { employeeId, kpiId, now: NOW, input, wantedId: desk.october.id };
  const { shown } = await getReceiptScreen(at.db, systemScope(NOW), {
    ...asked,
    ...{ part: "all", page: 1, pageSize: 20 },
  });
  if (!shown) throw new Error("There is no receipt.");
  return shown;
}
const steps = (shown: Awaited<ReturnType<typeof receipt>>) =>
  receiptSteps(shown.receipt, stepWords(shown)).map(({ label, how, value }) => [label, how, value]);

describe("the receipt of a manual KPI", () => {
  it("says who entered what, and keeps what was replaced", async () => {
    const shown = await receipt(desk.kpis.closed, desk.people.amina);
    expect(shown.listed).toBeNull();
    expect(shown.basis).toMatchObject({
      ...{ kind: "manual", dueOn: "2026-11-05" },
      entry: { value: "9", note: "After the second talk", enteredByName: "test" },
      history: [{ value: "9" }, { value: "8" }],
    });
    expect(steps(shown)[0]).toEqual(["Actual", "Entered by test", "9"]);
    expect(
      ruleWords(shown, "you")
        .map(({ text }) => text)
        .join(""),
    ).toBe(
      "What your manager enters for you in October 2026, from 1 to 10. Higher is better; the target is 10.",
    );
  });

  it("says that nothing was entered, and counts for nothing", async () => {
    const shown = await receipt(desk.kpis.closed, desk.people.bo);
    expect(shown.receipt.kpi).toMatchObject({ status: "no_data", score: null });
    expect(steps(shown)).toEqual([["Actual", "Nobody entered a value", "no data"]]);
  });
});

describe("the receipt of a formula", () => {
  it("shows every input with its value, and opens the records of each", async () => {
    const shown = await receipt(desk.kpis.inTime, desk.people.amina);
    expect(shown.basis).toMatchObject({
      kind: "formula",
      inputs: [
        { variable: "good", value: "8", recordCount: 8, whyNoRecords: null },
        { variable: "total", value: "9", recordCount: 9 },
      ],
    });
    expect(shown.listed).toMatchObject({ input: "good", total: 8, kept: true });
    const total = await receipt(desk.kpis.inTime, desk.people.amina, "total");
    expect(total.listed).toMatchObject({ input: "total", total: 9 });
    expect(total.listed?.rows).toHaveLength(9);
    expect(steps(shown).slice(0, 3)).toMatchObject([
      ["good", expect.stringContaining("tickets"), "8"],
      ["total", expect.any(String), "9"],
      ["Actual", "good / total * 100", "88.8889"],
    ]);
  });

  it("says which version of a KPI went into it, as that version was", async () => {
    const marks = { type: "manual", allowed_range: { min: "1", max: "10" }, due_days: 5 };
    await become(desk.kpis.closed, "manual", marks, { name: "Marks given", unit: "points" });
    const inputs = [{ variable: "mark", unit: "", source: { type: "kpi", kpi_id: desk.kpis.closed } }];
    await become(desk.kpis.inTime, "formula", { type: "formula", formula: "mark * 10", inputs });
    const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
    await executeRun(desk.ctx, run.id);
    // Later it is called, and counted, otherwise.
    await at.db
      .update(kpiDefinitions)
      .set({ name: "Marks of the new kind", unit: "stars", version: 2 })
      .where(eq(kpiDefinitions.id, desk.kpis.closed));
    const { basis } = await receipt(desk.kpis.inTime, desk.people.amina);
    expect(basis).toMatchObject({
      inputs: [
        {
          ...{ variable: "mark", what: "Marks given", unit: "points" },
          kpi: { id: desk.kpis.closed, name: "Marks given", version: 1 },
        },
      ],
    });
  });
});
