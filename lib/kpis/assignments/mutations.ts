import { requireAbility } from "@/lib/access/policy";
import { recordAuditEntries } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { invalid, notFound } from "@/lib/errors";
import { requireEmployee } from "@/lib/people/queries";
import { organisationToday } from "@/lib/people/today";
import { canonical } from "../canonical";
import { requireKpi } from "../definitions/queries";
import type { Kpi } from "../definitions/types";
import { listKras } from "../kras/queries";
import { refuseOlderVersion } from "../version-conflict";
import { entryOf, refuseOutcome } from "./entries";
import type { AssignInput, AssignmentChange } from "./input";
import { requireMayAssign } from "./may-assign";
import { planAssignment } from "./plan";
import { listAssignments, listAssignmentVersions, requireAssignment, termsOf } from "./queries";
import { changeAssignments, individualGoals, insertAssignments, storeVersion } from "./store";
import { requireSoundTerms, targetOf } from "./terms";
import type { AssignmentTerms, KpiAssignment } from "./types";

/**
 * Gives a KPI to one person, with a target, a weight and days of their own. Assigning what is there already changes
 * nothing. Throws "invalid" at the field, also where days overlap with another assignment of the KPI, and "forbidden".
 */
export function assignKpi(
  ctx: Ctx,
  { employeeId, input }: { employeeId: number; input: AssignInput },
): Promise<KpiAssignment> {
  requireAbility(ctx.actor, "assign KPIs");
  return changeAssignments(ctx, async (inside) => {
    await requireMayAssign(inside, [employeeId]);
    await requireEmployee(inside.db, employeeId);
    const kpi = await requireKpi(inside.db, input.kpi_definition_id);
    const terms = await newTerms(inside, input, kpi);
    const same = (await listAssignments(inside.db, employeeId)).find(
      (each) => each.kpi.id === kpi.id && canonical(termsOf(each)) === canonical(terms),
    );
    if (same) return same;
    const { people } = await planAssignment(inside, { employeeIds: [employeeId], kpi, terms });
    refuseOutcome(people[0], kpi);
    const [made] = await insertAssignments(inside, {
      ...{ employeeIds: [employeeId], kpiId: kpi.id, terms, reason: input.reason },
    });
    if (!made) throw new Error("The assignment was not stored.");
    await recordAuditEntries(inside, [
      entryOf("kpi_assignment.made", { ...made, after: { kpi: kpi.name, ...terms }, reason: input.reason }),
    ]);
    return requireAssignment(inside.db, { employeeId, assignmentId: made.id });
  });
}

/** The terms of a new assignment. Makes the KRA of individual goals when it is needed and not there. */
export async function newTerms(ctx: Ctx, input: AssignInput, kpi: Kpi): Promise<AssignmentTerms> {
  if (!kpi.is_active) {
    throw invalid([{ path: "kpi_definition_id", message: `${kpi.name} is deactivated: choose another KPI` }]);
  }
  const sound = requireSoundTerms(
    {
      kra_id: input.kra_id ?? 0,
      target: targetOf(input, kpi) ?? null,
      weight: input.weight,
      ...{ start_date: input.start_date, end_date: input.end_date, is_active: true },
    },
    kpi,
  );
  if (input.kra_id !== null) await requireKra(ctx, input.kra_id);
  return { ...sound, kra_id: input.kra_id ?? (await individualGoals(ctx)) };
}

async function requireKra({ db }: Ctx, kraId: number): Promise<void> {
  if ((await listKras(db)).some(({ id }) => id === kraId)) return;
  throw invalid([{ path: "kra_id", message: "This KRA does not exist" }]);
}

interface Changing {
  employeeId: number;
  kpiId: number;
  change: AssignmentChange;
}

/** Saves an assignment as its next version: other terms, an end, or taken back. Saving what stands there changes nothing. */
export function changeAssignment(ctx: Ctx, { employeeId, kpiId, change }: Changing): Promise<KpiAssignment> {
  requireAbility(ctx.actor, "assign KPIs");
  return changeAssignments(ctx, async (inside) => {
    await requireMayAssign(inside, [employeeId]);
    const before = await chosen(inside, { employeeId, kpiId, change });
    const kpi = await requireKpi(inside.db, kpiId);
    const terms = changedTerms(before, change, kpi);
    if (canonical(terms) === canonical(termsOf(before))) return before;
    if (change.version !== undefined && change.version !== before.version) {
      const [newest] = await listAssignmentVersions(inside.db, before.id);
      const saved = newest && {
        version: newest.version,
        savedBy: newest.savedByName,
        savedAt: newest.savedAt,
      };
      refuseOlderVersion({ what: `${kpi.name} of this person`, edited: change.version, newest: saved });
    }
    if (terms.kra_id !== before.kra_id) await requireKra(inside, terms.kra_id);
    if (terms.is_active) {
      const planned = { employeeIds: [employeeId], kpi, terms, except: before.id };
      const [person] = (await planAssignment(inside, planned)).people;
      // Ending or lowering what counts for nothing any more stays possible.
      const losesWeight = terms.weight === null && before.weight !== null;
      if (person?.outcome === "has_it" || (person?.outcome === "needs_weight" && losesWeight))
        refuseOutcome(person, kpi);
    }
    const reason = change.reason ?? "";
    await storeVersion(inside, { id: before.id, version: before.version + 1, terms, reason });
    const action = terms.is_active ? "kpi_assignment.changed" : "kpi_assignment.taken_back";
    const after = { kpi: kpi.name, ...terms, version: before.version + 1 };
    await recordAuditEntries(inside, [
      entryOf(action, { id: before.id, employeeId, before: termsOf(before), after, reason }),
    ]);
    return requireAssignment(inside.db, { employeeId, assignmentId: before.id });
  });
}

function changedTerms(before: KpiAssignment, change: AssignmentChange, kpi: Kpi): AssignmentTerms {
  const target = targetOf(change, kpi);
  return requireSoundTerms(
    {
      kra_id: change.kra_id ?? before.kra_id,
      target: target === undefined ? before.target : target,
      weight: change.weight === undefined ? before.weight : change.weight,
      start_date: change.start_date ?? before.start_date,
      end_date: change.end_date === undefined ? before.end_date : change.end_date,
      is_active: change.is_active ?? before.is_active,
    },
    kpi,
  );
}

/** The one that is named; else the one in force today, the next one, or the last. */
async function chosen(ctx: Ctx, { employeeId, kpiId, change }: Changing): Promise<KpiAssignment> {
  const own = (await listAssignments(ctx.db, employeeId)).filter((each) => each.kpi.id === kpiId);
  const today = await organisationToday(ctx.db, ctx.now);
  const active = own.filter((each) => each.is_active);
  const notOver = active.filter(({ end_date }) => end_date === null || end_date >= today);
  const found =
    change.assignment_id === undefined
      ? (notOver.at(-1) ?? active[0] ?? own[0])
      : own.find(({ id }) => id === change.assignment_id);
  if (!found) throw notFound("An assignment of this KPI to this person");
  return found;
}

/** Ends an assignment with today as its last day; one that has not begun is taken back. Repeated, it does nothing. */
export async function endAssignment(
  ctx: Ctx,
  { employeeId, assignmentId, reason }: { employeeId: number; assignmentId: number; reason: string },
): Promise<KpiAssignment> {
  await requireMayAssign(ctx, [employeeId]);
  const { kpi, start_date, end_date } = await requireAssignment(ctx.db, { employeeId, assignmentId });
  const today = await organisationToday(ctx.db, ctx.now);
  const isOver = end_date !== null && end_date <= today;
  const ending = start_date > today ? { is_active: false } : { end_date: isOver ? end_date : today };
  const change = { assignment_id: assignmentId, reason, ...ending };
  return changeAssignment(ctx, { employeeId, kpiId: kpi.id, change });
}
