import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { executeRun } from "../runs/execute";
import { requestRun } from "../runs/mutations";
import { closeTickets, foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { createPeriod } from "./mutations";

const at = testDatabase();
let desk: SupportDesk;
let september: number;

const compute = async (periodId: number) => {
  const { id } = await requestRun(desk.ctx, { periodId, trigger: "command" });
  return executeRun(desk.ctx, id);
};

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  september = (await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-09-01" })).id;
  await closeTickets(at.all, {
    employeeId: desk.people.amina,
    closedAt: "2026-09-10T10:00Z",
    inTime: 6,
    late: 0,
  });
  await compute(september);
  await compute(desk.october.id);
  await at.db.execute(sql`UPDATE evaluation_periods SET status = 'finalized' WHERE id = ${desk.october.id}`);
});

const STORED = [
  "kpi_results",
  "kpi_evidence",
  "kra_results",
  "performance_results",
  "employee_scorecard_instances",
  "score_rollups",
];
const refused = (statement: string) =>
  expect(at.sql.unsafe(statement)).rejects.toThrow("A final period cannot change.");

test.each(STORED)("the database refuses every change to %s of a final period", async (table) => {
  const rows = `${table} WHERE period_id = ${desk.october.id}`;
  const [before] = await at.sql.unsafe(`SELECT count(*)::integer AS count FROM ${rows}`);
  expect(before?.count).toBeGreaterThan(0);
  await refused(`DELETE FROM ${rows}`);
  await refused(`UPDATE ${table} SET period_id = period_id WHERE period_id = ${desk.october.id}`);
  const elsewhere = `jsonb_populate_record(t, '{"employee_id": 999, "subject_id": 999}')`;
  await refused(
    `INSERT INTO ${table} SELECT (${elsewhere}).* FROM ${table} t WHERE period_id = ${desk.october.id} LIMIT 1`,
  );
  await refused(`TRUNCATE ${table}`);
  expect(await at.sql.unsafe(`SELECT count(*)::integer AS count FROM ${rows}`)).toEqual([before]);
});

test("nothing is moved into it from another period", async () => {
  const { amina } = desk.people;
  for (const table of ["kpi_results", "kra_results"])
    await refused(
      `UPDATE ${table} SET period_id = ${desk.october.id}, employee_id = 999 WHERE period_id = ${september} AND employee_id = ${amina}`,
    );
});

test("the period itself stays final, and stays", async () => {
  await refused(`UPDATE evaluation_periods SET status = 'open' WHERE id = ${desk.october.id}`);
  await refused(`UPDATE evaluation_periods SET period_end = '2027-01-01' WHERE id = ${desk.october.id}`);
  await refused(`DELETE FROM evaluation_periods WHERE id = ${desk.october.id}`);
});

test("other periods are computed as before", async () => {
  expect((await compute(september)).status).toBe("done");
});
