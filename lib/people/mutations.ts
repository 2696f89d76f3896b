import { eq, getTableColumns, sql } from "drizzle-orm";
import type { z } from "zod";
import { employees } from "@/db/schema/people";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { insertAliases } from "./aliases/mutations";
import { changePeople } from "./change-people";
import { generatedNumber, nextGeneratedNumber } from "./employee-number";
import type { createEmployeeInput, leaveInput, updateEmployeeInput } from "./input";
import { writePosition } from "./positions/mutations";
import { requireEmployee } from "./queries";
import { requirePersonByReference } from "./reference";
import { writeManager } from "./reporting/mutations";
import { requireKnown } from "./require-known";

type NewEmployee = z.output<typeof createEmployeeInput>;
type EmployeeChange = z.output<typeof updateEmployeeInput>;
type Employee = typeof employees.$inferSelect;

/** Adds a person with their first position, manager and aliases. Refuses a number or e-mail that someone has. */
export function createEmployee(ctx: Ctx, input: NewEmployee): Promise<{ employeeId: number }> {
  return changePeople(ctx, async (inside) => {
    const facts = {
      employeeNumber: input.employee_number || generatedNumber(await nextGeneratedNumber(inside.db)),
      name: input.name,
      email: input.email ?? null,
      timeZone: input.time_zone ?? null,
      workScheduleId: input.work_schedule_id ?? null,
      hiredOn: input.hired_on ?? null,
      leftOn: input.left_on ?? null,
    };
    await refuseTaken(inside, facts, null);
    await requireKnown(inside.db, { ...facts, orgUnitId: input.org_unit_id, jobRoleId: input.job_role_id });
    const managerId = input.manager
      ? await requirePersonByReference(inside.db, input.manager, "manager")
      : null;
    const [created] = await inside.db.insert(employees).values(facts).returning({ id: employees.id });
    if (!created) throw new Error("The employee was not stored.");
    const employeeId = created.id;
    await recordAudit(inside, {
      action: "employee.created",
      entityType: "employee",
      entityId: employeeId,
      employeeId,
      after: { ...facts, aliases: input.aliases ?? [] },
    });
    const from = input.effective_from ?? null;
    await insertAliases(inside, employeeId, input.aliases ?? [], "aliases");
    await writePosition(inside, {
      employeeId,
      orgUnitId: input.org_unit_id ?? null,
      jobRoleId: input.job_role_id ?? null,
      from,
    });
    if (managerId !== null) await writeManager(inside, { employeeId, managerId, from });
    return { employeeId };
  });
}

/** Changes facts of a person; a field left out stays. Sending what is stored already changes nothing. */
export function updateEmployee(
  ctx: Ctx,
  input: { employeeId: number; change: EmployeeChange },
): Promise<{ changed: boolean }> {
  return changePeople(ctx, async (inside) => {
    const before = await requireEmployee(inside.db, input.employeeId);
    const change = changedFacts(before, input.change);
    if (Object.keys(change).length === 0) return { changed: false };
    const after = { ...before, ...change };
    if (after.hiredOn && after.leftOn && after.leftOn < after.hiredOn) {
      throw invalid([{ path: "left_on", message: "The last day is before the first day." }]);
    }
    await refuseTaken(inside, change, before.id);
    await requireKnown(inside.db, change);
    await storeFacts(inside, before, change, "employee.updated");
    return { changed: true };
  });
}

/** The person leaves: `left_on` is their last day. Positions and lines stay as they are for the record. */
export function endEmployment(
  ctx: Ctx,
  input: { employeeId: number; leave: z.output<typeof leaveInput> },
): Promise<{ changed: boolean }> {
  return changePeople(ctx, async (inside) => {
    const before = await requireEmployee(inside.db, input.employeeId);
    const { left_on: leftOn, reason } = input.leave;
    if (before.leftOn === leftOn) return { changed: false };
    if (before.hiredOn && leftOn < before.hiredOn) {
      throw invalid([{ path: "left_on", message: `They were hired on ${before.hiredOn}, after this day.` }]);
    }
    await storeFacts(inside, before, { leftOn }, "employee.left", reason ?? undefined);
    return { changed: true };
  });
}

async function storeFacts(
  ctx: Ctx,
  before: Employee,
  change: Partial<Employee>,
  action: string,
  reason?: string,
): Promise<void> {
  await ctx.db.update(employees).set(change).where(eq(employees.id, before.id));
  const was = Object.fromEntries(Object.keys(change).map((name) => [name, before[name as keyof Employee]]));
  await recordAudit(ctx, {
    action,
    entityType: "employee",
    entityId: before.id,
    employeeId: before.id,
    before: was,
    after: change,
    reason,
  });
}

function changedFacts(before: Employee, input: EmployeeChange): Partial<Employee> {
  const sent: Partial<Employee> = {
    employeeNumber: input.employee_number,
    name: input.name,
    email: input.email,
    timeZone: input.time_zone,
    workScheduleId: input.work_schedule_id,
    hiredOn: input.hired_on,
    leftOn: input.left_on,
  };
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([name, value]) => value !== undefined && value !== before[name as keyof Employee],
    ),
  );
}

async function refuseTaken(
  ctx: Ctx,
  facts: { employeeNumber?: string; email?: string | null },
  except: number | null,
): Promise<void> {
  const number = facts.employeeNumber ?? null;
  const email = facts.email ?? null;
  const rows = await ctx.db
    .select(getTableColumns(employees))
    .from(employees)
    .where(
      sql`(lower(${employees.employeeNumber}) = lower(${number}::text) OR lower(${employees.email}) = lower(${email}::text)) AND ${employees.id} IS DISTINCT FROM ${except}::integer`,
    );
  const problems = rows.map((other) =>
    other.employeeNumber.toLowerCase() === number?.toLowerCase()
      ? { path: "employee_number", message: `${other.name} has the number ${number}.` }
      : { path: "email", message: `${other.name} has the e-mail ${email}.` },
  );
  if (problems.length > 0) throw invalid(problems);
}
