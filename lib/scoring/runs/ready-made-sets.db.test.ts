import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { employees, jobRoles, positions } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { KPI_SETS } from "@/lib/kpis/sets/catalogue";
import { installSet } from "@/lib/kpis/sets/mutations";
import { activateVersion } from "@/lib/kpis/templates/activate";
import { enterValue } from "../manual/mutations";
import { foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { executeRun } from "./execute";
import { requestRun } from "./mutations";

/** The sets as they come, over a few records each, with actuals worked out by hand. October begins and ends in Berlin. */
const at = testDatabase();
let desk: SupportDesk;
let run: Awaited<ReturnType<typeof executeRun>>;

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const others = await otherPeople();
  const whom: Record<string, Whom> = {
    "customer-support": { job_role_id: await roleOf("Agent"), org_unit_id: desk.units.support },
    operations: { job_role_id: null, org_unit_id: desk.units.field },
    finance: { job_role_id: await roleOf("Lead"), org_unit_id: desk.units.support },
  };
  for (const { id } of KPI_SETS) {
    const input = whom[id] ?? { job_role_id: others.get(id) ?? null, org_unit_id: null };
    const { templateId } = await installSet(desk.ctx, { setId: id, input });
    await activateVersion(desk.ctx, { templateId, version: 1, input: { effective_from: null } });
  }
  await supportRecords();
  await operationRecords();
  await financeRecords();
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  run = await executeRun(desk.ctx, id);
}, 60_000);

interface Whom {
  job_role_id: number | null;
  org_unit_id: number | null;
}

async function roleOf(name: string): Promise<number> {
  const [role] = await at.db.execute<{ id: number }>(sql`SELECT id FROM job_roles WHERE name = ${name}`);
  return role?.id ?? 0;
}

/** A role with one person for each set, so that every set is measured. */
async function otherPeople(): Promise<Map<string, number>> {
  const roles = new Map<string, number>();
  for (const { id } of KPI_SETS) {
    const [role] = await at.db.insert(jobRoles).values({ name: id }).returning();
    const [person] = await at.db.insert(employees).values({ name: id, employeeNumber: id }).returning();
    if (!role || !person) throw new Error("Not stored.");
    await at.db
      .insert(positions)
      .values({ employeeId: person.id, orgUnitId: desk.units.company, jobRoleId: role.id });
    roles.set(id, role.id);
  }
  return roles;
}

/** Two tickets resolved in 6 and 36 hours, one of them reopened; a third after midnight in Berlin counts for November. */
async function supportRecords(): Promise<void> {
  const { amina } = desk.people;
  await at.db.execute(sql`
    INSERT INTO records.tickets (ticket_number, assignee_employee_id, opened_at, resolved_at, reopen_count) VALUES
      ('S-1', ${amina}, '2026-10-05T08:00Z', '2026-10-05T14:00Z', 0),
      ('S-2', ${amina}, '2026-10-06T08:00Z', '2026-10-07T20:00Z', 1),
      ('S-3', ${amina}, '2026-10-31T20:00Z', '2026-10-31T23:30Z', 0)`);
  // First responses after 2, 4, … 22 minutes: the median of eleven is 12.
  await at.db.execute(sql`
    INSERT INTO records.conversations (conversation_id, assignee_employee_id, created_at, first_response_minutes)
    SELECT n::text, ${amina}, '2026-10-12T09:00Z', n * 2 FROM generate_series(1, 11) n`);
  await at.db.execute(sql`
    INSERT INTO records.ratings (rating_number, rated_person_employee_id, rated_at, score) VALUES
      ('R-1', ${amina}, '2026-10-12T09:00Z', 5), ('R-2', ${amina}, '2026-10-13T09:00Z', 4),
      ('R-3', ${amina}, '2026-10-14T09:00Z', 3.9), ('R-4', ${amina}, '2026-10-15T09:00Z', 4.5)`);
  const [quality] = await listKpis(at.db, { search: "Communication Quality" });
  await enterValue(desk.ctx, {
    ...{ employee_id: amina, kpi_id: quality?.id ?? 0, period_id: desk.october.id, value: "4.5", note: "" },
  });
}

/** Four tasks of 60 minutes each, one with an error; of three with a service level two kept it; 300 minutes logged. */
async function operationRecords(): Promise<void> {
  const { dee } = desk.people;
  await at.db.execute(sql`
    INSERT INTO records.operation_tasks (task_id, assignee_employee_id, completed_at, sla_met, had_error, standard_minutes) VALUES
      ('1', ${dee}, '2026-10-05T09:00Z', true, false, 60), ('2', ${dee}, '2026-10-06T09:00Z', true, true, 60),
      ('3', ${dee}, '2026-10-07T09:00Z', false, false, 60), ('4', ${dee}, '2026-10-08T09:00Z', NULL, false, 60)`);
  await at.db.execute(sql`
    INSERT INTO records.work_time (entry_id, person_employee_id, started_at, minutes) VALUES
      ('1', ${dee}, '2026-10-05T08:00Z', 200), ('2', ${dee}, '2026-10-06T08:00Z', 100)`);
}

/** Ten invoices issued, nine of them right; two collected, after 30 and 40 days, reconciled after 2 and 4. */
async function financeRecords(): Promise<void> {
  const { ivo } = desk.people;
  await at.db.execute(sql`
    INSERT INTO records.invoices (invoice_number, issuer_employee_id, issued_on, accurate, amount, leakage_amount)
    SELECT 'A-' || n, ${ivo}, '2026-10-12', n > 1, 1000, CASE n WHEN 1 THEN 50 ELSE 0 END FROM generate_series(1, 10) n`);
  await at.db.execute(sql`
    INSERT INTO records.invoices
           (invoice_number, collector_employee_id, issued_on, due_on, paid_on, reconciled_on, amount, amount_paid) VALUES
      ('B-1', ${ivo}, '2026-09-01', '2026-10-01', '2026-10-01', '2026-10-03', 1000, 950),
      ('B-2', ${ivo}, '2026-09-11', '2026-10-11', '2026-10-21', '2026-10-25', 1000, 900)`);
}

interface Measured extends Record<string, unknown> {
  name: string;
  actual_value: string | null;
  status: string;
}

async function measuredOf(employeeId: number): Promise<Record<string, string>> {
  const rows = await at.db.execute<Measured>(sql`
    SELECT k.name, r.actual_value, r.status FROM kpi_results r JOIN kpi_definitions k ON k.id = r.kpi_id
     WHERE r.period_id = ${desk.october.id} AND r.employee_id = ${employeeId}`);
  return Object.fromEntries(
    rows.map(({ name, actual_value: actual, status }) => [name, `${actual ?? "nothing"}, ${status}`]),
  );
}

test("every set is measured: no rule of the nine fails on a real database", async () => {
  expect(run.status).toBe("done");
  expect(run.warnings.filter(({ code }) => code === "not_measured")).toEqual([]);
  const [scored] = await at.db.execute(sql`
    SELECT count(DISTINCT v.template_id)::integer AS templates FROM employee_scorecard_instances s
      JOIN scorecard_template_versions v ON v.id = s.template_version_id WHERE s.period_id = ${desk.october.id}`);
  expect(scored?.templates).toBe(9);
});

test("Customer Support: two tickets, eleven conversations, four ratings and a mark", async () => {
  expect(await measuredOf(desk.people.amina)).toEqual({
    "First Response Time": "12.000000, scored",
    // (6 h + 36 h) / 2.
    "Average Resolution Time": "21.000000, scored",
    // Three of four ratings are 4 or 5; 3.9 is not.
    "Customer Satisfaction Score": "75.000000, scored",
    "Communication Quality": "4.500000, scored",
    "Cases Resolved": "2.000000, scored",
    // One of two, which are too few to judge by.
    "Cases Reopened": "50.000000, insufficient_records",
  });
});

test("Operations: a formula over two sources, one over filters of one", async () => {
  expect(await measuredOf(desk.people.dee)).toEqual({
    "Tasks Completed": "4.000000, scored",
    // 4 × 60 of 300 minutes.
    "Process Efficiency": "80.000000, scored",
    "Error Rate": "25.000000, insufficient_records",
    "SLA Compliance": "66.666667, scored",
    "Team Collaboration": "nothing, no_data",
  });
});

test("Finance: shares of counts and of sums, and days between dates", async () => {
  expect(await measuredOf(desk.people.ivo)).toEqual({
    "Invoice accuracy": "90.000000, scored",
    // 50 of 10,000.
    "Leaked revenue": "0.500000, scored",
    // 1,850 of 2,000; two invoices are too few.
    "Amount collected": "92.500000, insufficient_records",
    "Days sales outstanding": "35.000000, insufficient_records",
    "Reconciliation time": "3.000000, insufficient_records",
  });
});
