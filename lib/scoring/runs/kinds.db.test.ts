import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import {
  kpiDefinitions,
  scorecardTemplateItems,
  scorecardTemplateKras,
  scorecardTemplateMappings,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { testDatabase } from "@/db/testing/database";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { createKpi } from "@/lib/kpis/definitions/mutations";
import { parseInput } from "@/lib/zod-fields";
import { enterValue } from "../manual/mutations";
import { foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { executeRun } from "./execute";
import { requestRun } from "./mutations";

const at = testDatabase();
let desk: SupportDesk;
let ids: Record<"care" | "query" | "share" | "blend", number>;

const CLOSED = {
  source_id: 0,
  aggregation: { kind: "count" },
  ownership_rule: "closer",
  time_column: "closed_at",
};

const define = async (name: string, fields: Record<string, unknown>) =>
  (
    await createKpi(
      desk.ctx,
      parseInput(kpiInput, { name, direction: "higher_is_better", target: { value: "1" }, ...fields }),
    )
  ).id;

/** Puts KPIs beside those of the agents' template, in the Quality KRA. */
async function replaceTemplate(kpiIds: number[]) {
  const { db } = at;
  await db.execute(sql`UPDATE scorecard_templates SET is_active = false`);
  const [template] = await db.insert(scorecardTemplates).values({ name: "Mixed agent" }).returning();
  const templateId = template?.id ?? 0;
  await db.insert(scorecardTemplateMappings).values({ templateId });
  const [version] = await db.insert(scorecardTemplateVersions).values({ templateId, version: 1 }).returning();
  const versionId = version?.id ?? 0;
  await db
    .insert(scorecardTemplateKras)
    .values({ versionId, kraId: desk.kras.quality, weight: "100", position: 1 });
  await db.insert(scorecardTemplateItems).values(
    kpiIds.map((kpiId, position) => ({
      ...{ versionId, kpiId, position },
      kraId: desk.kras.quality,
      weight: String(100 / kpiIds.length),
    })),
  );
  await db.execute(sql`UPDATE scorecard_template_versions SET status = 'active' WHERE id = ${versionId}`);
}

const compute = async () => {
  const run = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  return executeRun(desk.ctx, run.id);
};

interface Stored extends Record<string, unknown> {
  actual_value: string | null;
  status: string;
  record_count: number;
  working: { kind: string; inputs?: unknown[]; entry_id?: number } | null;
}

async function stored(kpiId: number, employeeId: number): Promise<Stored | undefined> {
  const [row] = await at.db.execute<Stored>(sql`
    SELECT actual_value, status, record_count, working FROM kpi_results
     WHERE period_id = ${desk.october.id} AND employee_id = ${employeeId} AND kpi_id = ${kpiId}`);
  return row;
}

const enter = (employeeId: number, value: string) =>
  enterValue(desk.ctx, {
    ...{ employee_id: employeeId, kpi_id: ids.care, period_id: desk.october.id, value, note: "" },
  });

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const [row] = await at.db.execute<{ id: number }>(sql`SELECT id FROM sources WHERE table_name = 'tickets'`);
  const closed = { ...CLOSED, source_id: row?.id ?? 0 };
  const inTime = { match: "all", conditions: [{ column: "sla_met", op: "is_true" }] };
  const care = await define("Care", {
    target: { value: "4" },
    data_source: { type: "manual", allowed_range: { min: 1, max: 5 } },
  });
  const query = await define("Late tickets", {
    calculation_type: "query",
    data_source: {
      type: "database",
      query: `SELECT count(*) FROM tickets WHERE closer_employee_id = :user_id AND NOT sla_met
               AND closed_at >= :start_date AND closed_at < :end_date`,
      parameters: ["user_id", "start_date", "end_date"],
    },
  });
  const share = await define("Share in time", {
    data_source: {
      type: "formula",
      formula: "(good / total) * 100",
      inputs: [
        { variable: "good", source: { type: "binding", binding: { ...closed, filter: inTime } } },
        { variable: "total", source: { type: "binding", binding: closed } },
      ],
    },
  });
  const blend = await define("Blend", {
    data_source: {
      type: "formula",
      formula: "coalesce(care, 3) * 10 + part - late",
      inputs: [
        { variable: "care", source: { type: "kpi", kpi_id: care } },
        { variable: "part", source: { type: "kpi", kpi_id: share } },
        { variable: "late", source: { type: "kpi", kpi_id: query } },
      ],
    },
  });
  ids = { care, query, share, blend };
});

test("a formula's KPIs are measured for those who have the formula, though no template holds them", async () => {
  await replaceTemplate([ids.blend]);
  await enter(desk.people.amina, "4.5");
  const run = await compute();
  expect(run.status).toBe("done");
  // Amina: 8 of 9 in time, 1 late: 4.5 · 10 + 88.888889 − 1. Bo: nothing entered, 1 of 4 in time, 3 late: 30 + 25 − 3.
  expect(await stored(ids.blend, desk.people.amina)).toMatchObject({
    actual_value: "132.888889",
    status: "scored",
  });
  expect(await stored(ids.blend, desk.people.bo)).toMatchObject({
    actual_value: "52.000000",
    working: {
      kind: "formula",
      inputs: [
        { variable: "care", value: null, record_count: 0, kpi_version: 1 },
        { variable: "part", value: "25.000000", record_count: 5, kpi_version: 1 },
        { variable: "late", value: "3.000000", record_count: 0, kpi_version: 1 },
      ],
    },
  });
  expect(run.warnings).toEqual([]);
});

test("every kind is scored beside the others, and keeps what it was worked out from", async () => {
  await replaceTemplateAgain([ids.care, ids.query, ids.share]);
  await compute();
  expect(await stored(ids.care, desk.people.amina)).toMatchObject({
    actual_value: "4.500000",
    working: { kind: "manual", entry_id: expect.any(Number) },
  });
  expect(await stored(ids.care, desk.people.bo)).toMatchObject({ actual_value: null, status: "no_data" });
  expect(await stored(ids.query, desk.people.bo)).toMatchObject({ actual_value: "3.000000", working: null });
  expect(await stored(ids.share, desk.people.bo)).toMatchObject({
    actual_value: "25.000000",
    status: "scored",
  });
  // Nothing closed: 0 / 0 is no data, not 0.
  expect(await stored(ids.share, desk.people.cy)).toMatchObject({ actual_value: null, status: "no_data" });
});

test("the records behind a formula's inputs are kept under the formula, by input", async () => {
  const rows = await at.db.execute(sql`
    SELECT input, record_count, cardinality(record_ids) AS kept FROM kpi_evidence
     WHERE period_id = ${desk.october.id} AND employee_id = ${desk.people.bo} AND kpi_id = ${ids.share} ORDER BY input`);
  expect([...rows]).toEqual([
    { input: "good", record_count: 1, kept: 1 },
    { input: "total", record_count: 4, kept: 4 },
  ]);
});

test("computing twice gives identical results", async () => {
  const first = await compute();
  expect((await compute()).fingerprint).toBe(first.fingerprint);
});

test("a query that fails leaves nobody a value, says why, and stops nothing else", async () => {
  await at.db
    .update(kpiDefinitions)
    .set({
      dataSource: {
        type: "database",
        query: "SELECT 1 / 0 FROM tickets WHERE closer_employee_id = :user_id",
      },
    })
    .where(sql`id = ${ids.query}`);
  const run = await compute();
  expect(run.status).toBe("done");
  expect(run.warnings).toContainEqual(
    expect.objectContaining({
      code: "not_measured",
      message: expect.stringContaining("Late tickets could not be measured"),
    }),
  );
  expect(await stored(ids.query, desk.people.bo)).toMatchObject({ actual_value: null, status: "no_data" });
  expect(await stored(ids.share, desk.people.bo)).toMatchObject({ actual_value: "25.000000" });
});

const replaceTemplateAgain = async (kpiIds: number[]) => {
  await at.db.execute(sql`UPDATE scorecard_templates SET name = 'Before'  WHERE name = 'Mixed agent'`);
  await replaceTemplate(kpiIds);
};
