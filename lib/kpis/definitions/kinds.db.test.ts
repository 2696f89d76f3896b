import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { deleteSource } from "@/lib/sources/mutations";
import { listKpisOfSource } from "@/lib/sources/queries";
import { parseInput } from "@/lib/zod-fields";
import { contextOf } from "../testing/actors";
import { declareTickets } from "../testing/ticket-source";
import { kpiChangeInput, kpiInput } from "./input";
import { createKpi, deleteKpi, updateKpi } from "./mutations";
import { listKpiVersions } from "./queries";

const at = testDatabase();
let admin: WorkCtx;
let sourceId: number;

beforeAll(async () => {
  admin = { ...(await contextOf(at.db, "Marta Admin", ["admin"])), database: at.all };
  await ensureBuiltinSources(admin);
  sourceId = await declareTickets(at.db);
});

const define = (name: string, fields: Record<string, unknown>) =>
  createKpi(
    admin,
    parseInput(kpiInput, { name, direction: "higher_is_better", target: { value: "3" }, ...fields }),
  );
const refusals = async (fields: Record<string, unknown>) => {
  const error = await define("Refused", fields).then(
    () => null,
    (reason: { fields: { path: string; message: string }[] }) => reason,
  );
  return error?.fields ?? [];
};

const manual = { type: "manual", allowed_range: { min: 1, max: 5 } };
const query = {
  type: "database",
  query:
    "SELECT count(*) FROM tickets WHERE closer_employee_id = :user_id AND closed_at >= :start_date AND closed_at < :end_date",
};
const formula = (text: string, inputs: unknown[]) => ({ type: "formula", formula: text, inputs });
const ofKpi = (variable: string, kpi_id: number) => ({ variable, source: { type: "kpi", kpi_id } });

describe("a KPI of another kind", () => {
  it("is stored as other systems send it, and kept with its version", async () => {
    const kpi = await define("Communication", { calculation_type: "manual", data_source: manual });
    expect(kpi).toMatchObject({
      calculation_type: "manual",
      data_source: { type: "manual", allowed_range: { min: "1", max: "5" }, due_days: 5 },
    });
    const [version] = await listKpiVersions(at.db, kpi.id);
    expect(version?.definition).toMatchObject({ data_source: { allowed_range: { max: "5" } } });
    const asked = { calculation_type: "query", data_source: { ...query, parameters: ["user_id"] } };
    expect(await define("Queried", asked)).toMatchObject({ calculation_type: "sql", data_source: query });
  });

  it("can become another, with a version more", async () => {
    const kpi = await define("Changing", { data_source: manual });
    const change = {
      ...{ name: "Changing", direction: "higher_is_better", target: { value: "3" } },
      data_source: query,
    };
    const input = parseInput(kpiChangeInput, { ...change, version: 1 });
    expect(await updateKpi(admin, { kpiId: kpi.id, input })).toMatchObject({
      version: 2,
      calculation_type: "sql",
    });
    expect(await updateKpi(admin, { kpiId: kpi.id, input })).toMatchObject({ version: 2 });
  });

  it("does not become one that never has the records a template asks for", async () => {
    const kpi = await define("Sampled", {
      ...{ calculation_type: "formula" },
      data_source: formula("a", [ofKpi("a", (await define("Sample", { data_source: manual })).id)]),
    });
    await at.sql`
      WITH t AS (INSERT INTO scorecard_templates (name) VALUES ('Sampling') RETURNING id),
           v AS (INSERT INTO scorecard_template_versions (template_id, version)
                 SELECT id, 1 FROM t RETURNING id),
           k AS (INSERT INTO kra_definitions (name) VALUES ('Samples') RETURNING id)
      INSERT INTO scorecard_template_items (version_id, kpi_id, kra_id, weight, position, min_records)
      SELECT v.id, ${kpi.id}, k.id, 100, 1, 10 FROM v, k`;
    const head = { name: "Sampled", direction: "higher_is_better", target: { value: "3" }, version: 1 };
    for (const data_source of [query, manual]) {
      const input = parseInput(kpiChangeInput, { ...head, data_source });
      await expect(updateKpi(admin, { kpiId: kpi.id, input })).rejects.toMatchObject({
        fields: [{ path: "calculation_type", message: expect.stringContaining("Sampling v1") }],
      });
    }
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "a range upside down",
      { ...manual, allowed_range: { min: 5, max: 1 } },
      "data_source.allowed_range.max",
    ],
    [
      "a range that is none",
      { ...manual, allowed_range: { min: "low", max: 1 } },
      "data_source.allowed_range.min",
    ],
    ["a target out of reach", { ...manual, allowed_range: { min: 1, max: 2 } }, "target.value"],
    ["a write", { ...query, query: "DELETE FROM tickets" }, "data_source.query"],
    [
      "a write in a CTE",
      { ...query, query: "WITH x AS (DELETE FROM tickets RETURNING 1) SELECT count(*) FROM x" },
      "data_source.query",
    ],
    ["two statements", { ...query, query: "SELECT 1; SELECT 2" }, "data_source.query"],
    [
      "another schema",
      { ...query, query: "SELECT count(*) FROM public.accounts WHERE id = :user_id" },
      "data_source.query",
    ],
    [
      "a column that does not exist",
      { ...query, query: "SELECT sum(nothing) FROM tickets WHERE closer_employee_id = :user_id" },
      "data_source.query",
    ],
    ["a formula cut off", formula("1 +", []), "data_source.formula"],
    ["a name nobody gave", formula("process.exit(1)", []), "data_source.formula"],
  ])("refuses %s at its field", async (_, data_source, path) => {
    expect((await refusals({ data_source })).map((field) => field.path)).toContain(path);
  });
});

describe("a source", () => {
  it("stays while a formula's input or a query reads it", async () => {
    const binding = { source_id: sourceId, aggregation: { kind: "count" } };
    const own = { ...binding, ownership_rule: "assignee", time_column: "opened_at" };
    const inputs = [{ variable: "all", source: { type: "binding", binding: own } }];
    const kpi = await define("Reading", { data_source: formula("all", inputs) });
    const reading = await listKpisOfSource(at.db, { id: sourceId, tableName: "tickets" });
    expect(reading.map(({ name }) => name)).toEqual(expect.arrayContaining(["Queried", "Reading"]));
    await expect(deleteSource(admin, sourceId)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("One KPI reads KPI tickets"),
    });
    await deleteKpi(admin, kpi.id);
  });
});

describe("a formula", () => {
  it("says at which character its text is wrong", async () => {
    const [problem] = await refusals({ data_source: formula("1 + nobody", []) });
    expect(problem?.message).toMatch(/\(character 5\)$/);
  });

  it("refuses inputs at their own fields", async () => {
    const binding = {
      ...{ source_id: sourceId, aggregation: { kind: "count" } },
      ...{ ownership_rule: "status", time_column: "opened_at" },
    };
    const inputs = [
      { variable: "a", source: { type: "binding", binding } },
      { variable: "a", source: { type: "kpi", kpi_id: 999_999 } },
      { variable: "min", source: { type: "database", query: "SELECT 1; SELECT 2" } },
    ];
    const paths = (await refusals({ data_source: formula("a", inputs) })).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "data_source.inputs.0.source.binding.ownership_rule",
        "data_source.inputs.1.variable",
        "data_source.inputs.1.source.kpi_id",
        "data_source.inputs.2.variable",
        "data_source.inputs.2.source.query",
      ]),
    );
  });

  it("refuses a circle with its path, at the input it goes through", async () => {
    const base = await define("Base", { data_source: manual });
    const middle = await define("Middle", { data_source: formula("x * 2", [ofKpi("x", base.id)]) });
    const top = await define("Top", { data_source: formula("x + 1", [ofKpi("x", middle.id)]) });
    const change = { name: "Base", direction: "higher_is_better", target: { value: "3" }, version: 1 };
    const input = parseInput(kpiChangeInput, { ...change, data_source: formula("t", [ofKpi("t", top.id)]) });
    await expect(updateKpi(admin, { kpiId: base.id, input })).rejects.toMatchObject({
      fields: [
        {
          path: "data_source.inputs.0.source.kpi_id",
          message: "A KPI cannot use itself: Base → Top → Middle → Base",
        },
      ],
    });
    await expect(deleteKpi(admin, base.id)).rejects.toMatchObject({
      code: "conflict",
      message: "Base stays: it is an input of Middle. Deactivate it instead.",
    });
  });

  it("takes a KPI's own unit and refuses what does not go together", async () => {
    const hours = await define("Hours", { unit: "h", data_source: manual });
    const share = await define("Share", { unit: "%", data_source: manual });
    const inputs = [ofKpi("a", hours.id), { ...ofKpi("b", share.id), unit: "h" }];
    expect((await refusals({ data_source: formula("a + b", inputs) })).map(({ path }) => path)).toEqual([
      "data_source.formula",
    ]);
  });

  it("keeps what it builds on from changing its unit beneath it", async () => {
    const first = await define("First half", { unit: "h", data_source: manual });
    const second = await define("Second half", { unit: "h", data_source: manual });
    const inputs = [ofKpi("a", first.id), ofKpi("b", second.id)];
    await define("Both halves", { unit: "h", data_source: formula("a + b", inputs) });
    const change = (unit: string) =>
      updateKpi(admin, {
        kpiId: second.id,
        input: parseInput(kpiChangeInput, {
          ...{ name: "Second half", unit, direction: "higher_is_better", target: { value: "3" } },
          ...{ data_source: manual, version: 1 },
        }),
      });
    await expect(change("%")).rejects.toMatchObject({
      fields: [
        {
          path: "unit",
          message:
            "Both halves is worked out from it, and would not hold any more: h and % cannot be added (character 5). Change that formula first",
        },
      ],
    });
    expect(await change("h")).toMatchObject({ version: 1 });
  });
});
