import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { createPeriod } from "../periods/mutations";
import { closeTickets, foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { executeRun } from "./execute";
import { KEPT_RECORDS } from "./measure";
import { requestRun } from "./mutations";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
});

const compute = async (periodId: number) => {
  const { id } = await requestRun(desk.ctx, { periodId, trigger: "command" });
  return executeRun(desk.ctx, id);
};
const month = (start: string) => createPeriod(desk.ctx, { frequency: "monthly", period_start: start });

/** Rules of an active version cannot change; a test changes them as if they had been written so. */
async function rewriteRules(change: ReturnType<typeof sql>) {
  await at.db.execute(sql`ALTER TABLE scorecard_template_items DISABLE TRIGGER USER`);
  await at.db.execute(change);
  await at.db.execute(sql`ALTER TABLE scorecard_template_items ENABLE TRIGGER USER`);
}

test("of more records than are kept one by one, count and digest are kept", async () => {
  const august = await month("2026-08-01");
  const { bo } = desk.people;
  await closeTickets(at.all, {
    employeeId: bo,
    closedAt: "2026-08-10T10:00Z",
    inTime: KEPT_RECORDS,
    late: 1,
  });
  await compute(august.id);
  const [row] = await at.db.execute<{ record_count: number; kept: boolean; digest: string }>(sql`
    SELECT record_count, record_ids IS NOT NULL AS kept, digest FROM kpi_evidence
     WHERE period_id = ${august.id} AND employee_id = ${bo} AND kpi_id = ${desk.kpis.closed}`);
  const [ids] = await at.db.execute<{ text: string }>(sql`
    SELECT string_agg(record_id::text, ',' ORDER BY record_id) AS text FROM records.tickets
     WHERE closer_employee_id = ${bo} AND closed_at < '2026-08-31'`);
  const digest = createHash("sha256")
    .update(ids?.text ?? "")
    .digest("hex");
  expect(row).toEqual({ record_count: KEPT_RECORDS + 1, kept: false, digest });
});

test("a KPI that holds on carries the newest score of an earlier period, and says from which", async () => {
  await rewriteRules(sql`UPDATE scorecard_template_items SET missing_policy = 'hold'`);
  const { amina } = desk.people;
  await compute(desk.october.id);
  const november = await month("2026-11-01");
  await compute(november.id);
  const held = await at.db.execute(sql`
    SELECT status, score, held_from_period_id FROM kpi_results
     WHERE period_id = ${november.id} AND employee_id = ${amina} ORDER BY kpi_id`);
  expect([...held]).toEqual([
    { status: "held", score: "90.0000", held_from_period_id: desk.october.id },
    { status: "held", score: "98.7654", held_from_period_id: desk.october.id },
  ]);
  // What was only held is not held again: December reaches back to October.
  const december = await month("2026-12-01");
  await compute(december.id);
  const [again] = await at.db.execute(sql`
    SELECT held_from_period_id FROM kpi_results
     WHERE period_id = ${december.id} AND employee_id = ${amina} AND kpi_id = ${desk.kpis.closed}`);
  expect(again).toEqual({ held_from_period_id: desk.october.id });
  await rewriteRules(sql`UPDATE scorecard_template_items SET missing_policy = 'exclude'`);
});

test("a record with an absurd number spoils its owner's figure, not the run", async () => {
  const { amina, bo } = desk.people;
  const may = await month("2026-05-01");
  for (const employeeId of [amina, bo])
    await closeTickets(at.all, { employeeId, closedAt: "2026-05-10T10:00Z", inTime: 2, late: 0 });
  await at.db.execute(sql`
    UPDATE records.tickets SET csat = CASE closer_employee_id WHEN ${amina} THEN 1e99 ELSE 4 END
     WHERE closed_at BETWEEN '2026-05-01' AND '2026-06-01'`);
  await at.db.execute(sql`
    UPDATE kpi_bindings SET aggregation = 'sum', measure_json = '{"kind": "column", "column": "csat"}'
     WHERE kpi_id = ${desk.kpis.closed}`);
  const run = await compute(may.id);
  await at.db.execute(sql`
    UPDATE kpi_bindings SET aggregation = 'count', measure_json = NULL WHERE kpi_id = ${desk.kpis.closed}`);
  expect(run.status).toBe("done");
  const rows = await at.db.execute(sql`
    SELECT employee_id, actual_value, attainment, score FROM kpi_results
     WHERE period_id = ${may.id} AND kpi_id = ${desk.kpis.closed} AND score IS NOT NULL ORDER BY employee_id`);
  expect([...rows]).toEqual([
    {
      employee_id: amina,
      actual_value: `2${"0".repeat(99)}.000000`,
      attainment: "999999999999.000000",
      score: "150.0000",
    },
    { employee_id: bo, actual_value: "8.000000", attainment: "0.800000", score: "80.0000" },
  ]);
});

test("a run warns of KPIs without records, KPIs that are switched off, and templates that tie", async () => {
  await at.db.execute(sql`UPDATE kpi_definitions SET is_active = false WHERE id = ${desk.kpis.closed}`);
  await at.db.execute(sql`
    WITH rival AS (INSERT INTO scorecard_templates (name) VALUES ('Rival') RETURNING id),
         mapped AS (INSERT INTO scorecard_template_mappings (template_id, job_role_id)
                    SELECT rival.id, m.job_role_id FROM rival, scorecard_template_mappings m)
    INSERT INTO scorecard_template_versions (template_id, version, status) SELECT id, 1, 'active' FROM rival`);
  const run = await compute((await month("2027-01-01")).id);
  expect(run.warnings.map(({ message }) => message)).toEqual([
    "3 people matched no template and are not scored.",
    "Support agent and Rival are equally specific for 3 people. Support agent was used.",
    "Tickets closed found no records for anyone.",
    "Tickets closed is switched off but still part of a template.",
    "Closed in time found no records for anyone.",
  ]);
});

test("a run for a person who does not exist is refused at the field", async () => {
  const periodId = desk.october.id;
  const asked = requestRun(desk.ctx, { periodId, employeeIds: [desk.people.bo, 999_999], trigger: "api" });
  await expect(asked).rejects.toMatchObject({
    code: "invalid",
    fields: [expect.objectContaining({ path: "employee_ids.1" })],
  });
});
