import type { AuditEntry } from "@/lib/audit/record";
import { type Ids, stored, storedOrNone } from "./plan-ids";
import type { PeoplePlan } from "./plan-types";

/** What the audit log says about a stored plan: an entry for each new unit and role, and one for each person touched. */
export function auditEntries(plan: PeoplePlan, ids: Ids): AuditEntry[] {
  return [
    ...plan.newUnits.map(({ id, parentId, ...unit }) => ({
      action: "org_unit.created",
      entityType: "org_unit",
      entityId: stored(ids.units, id),
      after: { ...unit, parentId: storedOrNone(ids.units, parentId) },
    })),
    ...plan.newJobRoles.map(({ id, name }) => ({
      action: "job_role.created",
      entityType: "job_role",
      entityId: stored(ids.roles, id),
      after: { name },
    })),
    ...personEntries(plan, ids),
  ];
}

interface PersonEntry {
  action: "employee.created" | "employee.updated";
  before?: object;
  after: Record<string, unknown>;
}

function personEntries(plan: PeoplePlan, ids: Ids): AuditEntry[] {
  const entries = new Map<number, PersonEntry>();
  const touched = (personId: number) => {
    const known = entries.get(personId);
    if (known) return known.after;
    const entry: PersonEntry = { action: "employee.updated", after: {} };
    entries.set(personId, entry);
    return entry.after;
  };
  for (const { id, ...after } of plan.newPeople) entries.set(id, { action: "employee.created", after });
  for (const { id, before, after } of plan.changedPeople) {
    entries.set(id, {
      action: "employee.updated",
      before: { ...before, id: undefined },
      after: { ...after },
    });
  }
  for (const { employeeId, alias } of plan.newAliases) listIn(touched(employeeId), "aliases", alias);
  for (const { employeeId, orgUnitId, jobRoleId, step } of plan.positions) {
    touched(employeeId).position = {
      orgUnitId: storedOrNone(ids.units, orgUnitId),
      jobRoleId: storedOrNone(ids.roles, jobRoleId),
      from: step.insert?.from ?? null,
    };
  }
  for (const { employeeId, managerId, step } of plan.managers) {
    touched(employeeId).manager = { id: stored(ids.people, managerId), from: step.insert?.from ?? null };
  }
  for (const { employeeId, managerId, from, to } of plan.dottedLines) {
    listIn(touched(employeeId), "dottedLines", { managerId: stored(ids.people, managerId), from, to });
  }
  return [...entries].map(([personId, entry]) => {
    const employeeId = stored(ids.people, personId);
    return { ...entry, entityType: "employee", entityId: employeeId, employeeId };
  });
}

function listIn(facts: Record<string, unknown>, name: string, item: unknown): void {
  const known = facts[name];
  if (Array.isArray(known)) known.push(item);
  else facts[name] = [item];
}
