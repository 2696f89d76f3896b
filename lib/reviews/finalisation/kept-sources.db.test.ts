import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import {
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
import { foundReviewDesk, REASON, type ReviewDesk } from "../testing/review-desk";
import { finalizePeriod } from "./finalize";
import { verifyPeriod } from "./verify";

const at = testDatabase();
let desk: ReviewDesk;
let counted: number;

/** October, scored by a formula over another KPI, is final. */
beforeAll(async () => {
  desk = await foundReviewDesk(at.all);
  const [tickets] = await at.sql`SELECT id FROM sources WHERE table_name = 'tickets'`;
  const define = async (name: string, fields: Record<string, unknown>) =>
    (
      await createKpi(
        desk.ctx,
        parseInput(kpiInput, { name, direction: "higher_is_better", target: { value: "1" }, ...fields }),
      )
    ).id;
  counted = await define("Counted", {
    binding: {
      source_id: tickets?.id,
      ...{ aggregation: { kind: "count" }, ownership_rule: "closer", time_column: "closed_at" },
    },
  });
  const doubled = await define("Doubled", {
    data_source: {
      ...{ type: "formula", formula: "part * 2" },
      inputs: [{ variable: "part", source: { type: "kpi", kpi_id: counted } }],
    },
  });
  await scoreBy(doubled);
  await desk.compute(desk.october.id);
  await finalizePeriod(desk.who.hr.ctx, desk.october.id, { reason: REASON });
});

async function scoreBy(kpiId: number) {
  const { db } = at;
  await db.execute(sql`UPDATE scorecard_templates SET is_active = false`);
  const [template] = await db.insert(scorecardTemplates).values({ name: "By formula" }).returning();
  const templateId = template?.id ?? 0;
  await db.insert(scorecardTemplateMappings).values({ templateId });
  const [version] = await db.insert(scorecardTemplateVersions).values({ templateId, version: 1 }).returning();
  const versionId = version?.id ?? 0;
  const { quality: kraId } = desk.kras;
  await db.insert(scorecardTemplateKras).values({ versionId, kraId, weight: "100", position: 1 });
  await db
    .insert(scorecardTemplateItems)
    .values({ versionId, kpiId, kraId, weight: "100", position: 1, missingPolicy: "exclude" });
  await db.execute(sql`UPDATE scorecard_template_versions SET status = 'active' WHERE id = ${versionId}`);
}

test("a final period stays proven when the KPI behind a formula is bound to another source", async () => {
  // Amina's 9 and Bo's 4 tickets.
  expect(await at.sql`SELECT 1 FROM kept_records WHERE period_id = ${desk.october.id}`).toHaveLength(13);
  const differences = async () => (await verifyPeriod(desk.ctx, desk.october.id)).differences;
  expect(await differences()).toEqual([]);
  await at.sql`
    INSERT INTO kpi_definition_versions (kpi_id, version, definition, created_at)
    SELECT kpi_id, version + 1, jsonb_set(definition, '{binding,source_id}', '999'), now() + interval '100 years'
      FROM kpi_definition_versions WHERE kpi_id = ${counted}`;
  await at.sql`UPDATE kpi_bindings SET source_id = (SELECT max(id) FROM sources) WHERE kpi_id = ${counted}`;
  expect(await differences()).toEqual([]);
  await at.sql`DELETE FROM kpi_bindings WHERE kpi_id = ${counted}`;
  expect(await differences()).toEqual([]);
});

test("the records of each version of a KPI are kept from the source that it read", async () => {
  const september = desk.september.id;
  await at.sql`
    INSERT INTO sources (slug, name, table_name, record_noun, record_noun_plural, origin)
    SELECT 'other', 'Other', 'other', 'row', 'rows', origin FROM sources WHERE table_name = 'tickets'`;
  await at.sql`CREATE TABLE records.other (LIKE records.tickets INCLUDING ALL)`;
  // Amina was computed anew after both KPIs were bound to the other source, Bo was not.
  const { amina, bo } = desk.people;
  for (const [version, table, person] of [
    [76, "tickets", bo],
    [77, "other", amina],
  ] as const) {
    await at.sql`
      INSERT INTO kpi_definition_versions (kpi_id, version, definition)
      SELECT k.id, ${version}, jsonb_build_object('binding', jsonb_build_object('source_id', s.id))
        FROM kpi_definitions k, sources s
       WHERE k.id = ANY (${[desk.kpis.closed, desk.kpis.inTime]}) AND s.table_name = ${table}`;
    await at.sql`
      UPDATE kpi_results SET kpi_version = ${version} WHERE period_id = ${september} AND employee_id = ${person}`;
  }
  await finalizePeriod(desk.who.hr.ctx, september, { reason: REASON });
  const kept = await at.sql`
    SELECT DISTINCT values ->> 'closer_employee_id' AS person FROM kept_records WHERE period_id = ${september}`;
  expect(kept.map(({ person }) => Number(person))).toEqual([bo]);
});
