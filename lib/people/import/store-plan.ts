import { sql } from "drizzle-orm";
import {
  employeeAliases,
  employees,
  jobRoles,
  orgUnits,
  positions,
  reportingLines,
} from "@/db/schema/people";
import { recordAuditEntries } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { auditEntries } from "./plan-audit";
import { type Ids, stored } from "./plan-ids";
import type { PeoplePlan } from "./plan-types";

/** Stores a plan and its audit entries, in bulk. Inside `changePeople`, on the people the plan was made from. */
export async function storePlan(ctx: Ctx, plan: PeoplePlan): Promise<void> {
  await freeEmails(ctx, plan.changedPeople);
  const ids: Ids = {
    units: await storeUnits(ctx, plan.newUnits),
    roles: await storeJobRoles(ctx, plan.newJobRoles),
    people: await storePeople(ctx, plan.newPeople),
  };
  await changeFacts(ctx, plan.changedPeople);
  for (const some of inBatches(plan.newAliases)) {
    await ctx.db.insert(employeeAliases).values(
      some.map(({ employeeId, key, alias }) => ({
        aliasKey: key,
        alias,
        employeeId: stored(ids.people, employeeId),
      })),
    );
  }
  await storePositions(ctx, plan.positions, ids);
  await storeLines(ctx, plan, ids);
  await recordAuditEntries(ctx, auditEntries(plan, ids));
}

async function storeUnits(ctx: Ctx, units: PeoplePlan["newUnits"]): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  const waiting = [...units];
  // A unit is planned after the one above it, so each batch finds its parents stored.
  while (waiting.length > 0) {
    const ready = takeWhile(
      waiting,
      (unit) => unit.parentId === null || unit.parentId > 0 || ids.has(unit.parentId),
    );
    for (const some of inBatches(ready)) {
      const rows = some.map(({ name, code, kind, parentId }) => ({
        name,
        code,
        kind,
        parentId: parentId === null ? null : stored(ids, parentId),
      }));
      const made = await ctx.db.insert(orgUnits).values(rows).returning();
      const byCode = new Map(made.map((unit) => [unit.code, unit.id]));
      for (const { id, code } of some) ids.set(id, byCode.get(code) ?? id);
    }
  }
  return ids;
}

async function storeJobRoles(ctx: Ctx, roles: PeoplePlan["newJobRoles"]): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  for (const some of inBatches(roles)) {
    const made = await ctx.db
      .insert(jobRoles)
      .values(some.map(({ name }) => ({ name })))
      .returning();
    const byName = new Map(made.map((role) => [role.name, role.id]));
    for (const { id, name } of some) ids.set(id, byName.get(name) ?? id);
  }
  return ids;
}

async function storePeople(ctx: Ctx, people: PeoplePlan["newPeople"]): Promise<Map<number, number>> {
  const ids = new Map<number, number>();
  for (const some of inBatches(people)) {
    const made = await ctx.db
      .insert(employees)
      .values(some.map(({ id: _, ...facts }) => facts))
      .returning({ id: employees.id, number: employees.employeeNumber });
    const byNumber = new Map(made.map(({ id, number }) => [number, id]));
    for (const { id, employeeNumber } of some) ids.set(id, byNumber.get(employeeNumber) ?? id);
  }
  return ids;
}

/** Two people may swap their e-mails, or a new one get somebody's former one: all are free before any is taken. */
async function freeEmails(ctx: Ctx, changes: PeoplePlan["changedPeople"]): Promise<void> {
  const freed = changes.filter(({ before, after }) => before.email !== null && before.email !== after.email);
  await updateFrom(
    ctx,
    freed.map(({ id }) => ({ id })),
    sql`UPDATE ${employees} e SET email = NULL`,
    sql`v(id integer) WHERE e.id = v.id`,
  );
}

async function changeFacts(ctx: Ctx, changes: PeoplePlan["changedPeople"]): Promise<void> {
  const rows = changes.map(({ id, after }) => ({ id, ...after }));
  await updateFrom(
    ctx,
    rows,
    sql`UPDATE ${employees} e SET name = v.name, email = v.email, time_zone = v."timeZone",
      hired_on = v."hiredOn", left_on = v."leftOn"`,
    sql`v(id integer, name text, email text, "timeZone" text, "hiredOn" date, "leftOn" date) WHERE e.id = v.id`,
  );
}

async function storePositions(ctx: Ctx, steps: PeoplePlan["positions"], ids: Ids): Promise<void> {
  await endRanges(ctx, sql`${positions}`, steps);
  const place = ({ orgUnitId, jobRoleId }: PeoplePlan["positions"][number]) => ({
    orgUnitId: orgUnitId === null ? null : stored(ids.units, orgUnitId),
    jobRoleId: jobRoleId === null ? null : stored(ids.roles, jobRoleId),
  });
  await updateFrom(
    ctx,
    steps.flatMap((p) => (p.step.replace ? [{ id: p.step.replace, ...place(p) }] : [])),
    sql`UPDATE ${positions} p SET org_unit_id = v."orgUnitId", job_role_id = v."jobRoleId"`,
    sql`v(id integer, "orgUnitId" integer, "jobRoleId" integer) WHERE p.id = v.id`,
  );
  const rows = steps.flatMap((p) =>
    p.step.insert
      ? [
          {
            employeeId: stored(ids.people, p.employeeId),
            ...place(p),
            effectiveFrom: p.step.insert.from,
            effectiveTo: p.step.insert.to,
          },
        ]
      : [],
  );
  for (const some of inBatches(rows)) await ctx.db.insert(positions).values(some);
}

async function storeLines(ctx: Ctx, plan: PeoplePlan, ids: Ids): Promise<void> {
  await endRanges(ctx, sql`${reportingLines}`, plan.managers);
  await updateFrom(
    ctx,
    plan.managers.flatMap(({ step, managerId }) =>
      step.replace ? [{ id: step.replace, managerId: stored(ids.people, managerId) }] : [],
    ),
    sql`UPDATE ${reportingLines} l SET manager_id = v."managerId"`,
    sql`v(id integer, "managerId" integer) WHERE l.id = v.id`,
  );
  const direct = plan.managers.flatMap(({ employeeId, managerId, step: { insert } }) =>
    insert ? [{ kind: "direct" as const, employeeId, managerId, ...insert }] : [],
  );
  const dotted = plan.dottedLines.map((line) => ({ kind: "dotted" as const, ...line }));
  const rows = [...direct, ...dotted].map((line) => ({
    kind: line.kind,
    employeeId: stored(ids.people, line.employeeId),
    managerId: stored(ids.people, line.managerId),
    effectiveFrom: line.from,
    effectiveTo: line.to,
  }));
  for (const some of inBatches(rows)) await ctx.db.insert(reportingLines).values(some);
}

function endRanges(
  ctx: Ctx,
  table: ReturnType<typeof sql>,
  steps: readonly { step: { end?: { id: number; to: string } } }[],
): Promise<void> {
  return updateFrom(
    ctx,
    steps.flatMap(({ step }) => (step.end ? [step.end] : [])),
    sql`UPDATE ${table} t SET effective_to = v."to"`,
    sql`v(id integer, "to" date) WHERE t.id = v.id`,
  );
}

/** One UPDATE for many rows, which travel as JSON. */
async function updateFrom(
  ctx: Ctx,
  rows: readonly object[],
  update: ReturnType<typeof sql>,
  as: ReturnType<typeof sql>,
): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.execute(sql`${update} FROM jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) AS ${as}`);
}

const batchRows = 2_000;

function* inBatches<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += batchRows) yield rows.slice(at, at + batchRows);
}

/** Takes the leading items that fulfil a condition out of the list; the first one in any case. */
function takeWhile<T>(items: T[], isReady: (item: T) => boolean): T[] {
  const end = items.findIndex((item) => !isReady(item));
  return items.splice(0, end < 0 ? items.length : Math.max(1, end));
}
