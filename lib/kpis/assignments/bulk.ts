import { requireAbility } from "@/lib/access/policy";
import { recordAuditEntries } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { forbidden, notFound } from "@/lib/errors";
import { requireKpi } from "../definitions/queries";
import { chosenPeople } from "./chosen-people";
import { entryOf } from "./entries";
import type { BulkAssignInput, TakeBackInput } from "./input";
import { assignableOf } from "./may-assign";
import { newTerms } from "./mutations";
import { type AssignmentPlan, planAssignment } from "./plan";
import { listAssignmentsById, termsOf } from "./queries";
import { changeAssignments, getIndividualGoals, insertAssignments, storeTakenBack } from "./store";
import { requireSoundTerms, targetOf } from "./terms";

export interface BulkAssigned extends AssignmentPlan {
  /** Of those who got it now; empty for a preview. */
  assigned: { id: number; employeeId: number }[];
}

/** Who would get what; nothing is stored. */
export async function previewBulk(ctx: Ctx, input: BulkAssignInput): Promise<BulkAssigned> {
  requireAbility(ctx.actor, "assign KPIs");
  const kpi = await requireKpi(ctx.db, input.kpi_definition_id);
  const { start_date, end_date, weight } = input;
  const target = targetOf(input, kpi) ?? null;
  const kra_id = input.kra_id ?? (await getIndividualGoals(ctx)) ?? 0;
  const terms = requireSoundTerms({ kra_id, target, weight, start_date, end_date, is_active: true }, kpi);
  const employeeIds = await chosenPeople(ctx, input);
  return { ...(await planAssignment(ctx, { employeeIds, kpi, terms })), assigned: [] };
}

/** Gives a KPI to everyone who can get it, in one transaction; whoever cannot is left out and named. Repeated, it does nothing. */
export function assignToMany(ctx: Ctx, input: BulkAssignInput): Promise<BulkAssigned> {
  requireAbility(ctx.actor, "assign KPIs");
  return changeAssignments(ctx, async (inside) => {
    const kpi = await requireKpi(inside.db, input.kpi_definition_id);
    const terms = await newTerms(inside, input, kpi);
    const employeeIds = await chosenPeople(inside, input);
    const plan = await planAssignment(inside, { employeeIds, kpi, terms });
    const getting = plan.people.filter(({ outcome }) => outcome === "assign");
    const assigned = await insertAssignments(inside, {
      ...{
        employeeIds: getting.map((person) => person.employeeId),
        kpiId: kpi.id,
        terms,
        reason: input.reason,
      },
    });
    const after = { kpi: kpi.name, ...terms, together_with: assigned.length };
    await recordAuditEntries(
      inside,
      assigned.map((made) => entryOf("kpi_assignment.made", { ...made, after, reason: input.reason })),
    );
    return { ...plan, assigned };
  });
}

/** Takes assignments back, as if they had never been; those that are taken back already stay so. */
export function takeBackAssignments(ctx: Ctx, input: TakeBackInput): Promise<{ takenBack: number }> {
  requireAbility(ctx.actor, "assign KPIs");
  return changeAssignments(ctx, async (inside) => {
    const ids = [...new Set(input.assignment_ids)];
    const found = await listAssignmentsById(inside.db, ids);
    const mine = await assignableOf(
      inside,
      found.map(({ employeeId }) => employeeId),
    );
    if (found.some(({ employeeId }) => !mine.has(employeeId))) throw forbidden("assign KPIs to these people");
    if (found.length < ids.length) throw notFound("One of these assignments");
    const active = found.filter(({ is_active }) => is_active);
    await storeTakenBack(inside, {
      assignments: active.map((assignment) => ({
        ...{ id: assignment.id, version: assignment.version + 1 },
        terms: { ...termsOf(assignment), is_active: false },
      })),
      reason: input.reason,
    });
    await recordAuditEntries(
      inside,
      active.map((assignment) =>
        entryOf("kpi_assignment.taken_back", {
          ...{ id: assignment.id, employeeId: assignment.employeeId, reason: input.reason },
          ...{ before: termsOf(assignment), after: { ...termsOf(assignment), is_active: false } },
        }),
      ),
    );
    return { takenBack: active.length };
  });
}
