import { eq, inArray, sql } from "drizzle-orm";
import { kpiAssignments, kpiAssignmentVersions } from "@/db/schema/assignments";
import { kraDefinitions } from "@/db/schema/kpis";
import { type Ctx, inTransaction } from "@/lib/context";
import { dayAfter } from "./days";
import { type AssignmentTerms, INDIVIDUAL_GOALS } from "./types";

/** A write to assignments in one transaction. They stand in line: two could each be right alone and together overlap. */
export function changeAssignments<C extends Ctx, T>(ctx: C, write: (ctx: C) => Promise<T>): Promise<T> {
  return inTransaction(ctx, async (inside) => {
    await inside.db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('kpi assignments'))`);
    return write(inside);
  });
}

interface NewAssignments {
  employeeIds: readonly number[];
  kpiId: number;
  terms: AssignmentTerms;
  reason: string;
}

/** The same terms for each of the people, as version 1. Gives the ids in the order of the people. */
export async function insertAssignments(
  ctx: Ctx,
  { employeeIds, kpiId, terms, reason }: NewAssignments,
): Promise<{ id: number; employeeId: number }[]> {
  if (employeeIds.length === 0) return [];
  const rows = await ctx.db
    .insert(kpiAssignments)
    .values(
      employeeIds.map((employeeId) => ({
        ...{ employeeId, kpiId, ...columnsOf(terms) },
        ...{ assignedBy: accountOf(ctx), assignedByName: ctx.actor.label, assignedAt: ctx.now },
      })),
    )
    .returning({ id: kpiAssignments.id, employeeId: kpiAssignments.employeeId });
  await ctx.db
    .insert(kpiAssignmentVersions)
    .values(rows.map(({ id }) => versionOf(ctx, { id, version: 1, terms, reason })));
  return rows;
}

export interface NextVersion {
  id: number;
  version: number;
  terms: AssignmentTerms;
  reason: string;
}

export async function storeVersion(ctx: Ctx, next: NextVersion): Promise<void> {
  await ctx.db
    .update(kpiAssignments)
    .set({ ...columnsOf(next.terms), version: next.version })
    .where(eq(kpiAssignments.id, next.id));
  await ctx.db.insert(kpiAssignmentVersions).values(versionOf(ctx, next));
}

/** Takes many back at once, each as its next version. */
export async function storeTakenBack(
  ctx: Ctx,
  { assignments, reason }: { assignments: readonly Omit<NextVersion, "reason">[]; reason: string },
): Promise<void> {
  if (assignments.length === 0) return;
  const ids = assignments.map(({ id }) => id);
  await ctx.db
    .update(kpiAssignments)
    .set({ isActive: false, version: sql`${kpiAssignments.version} + 1` })
    .where(inArray(kpiAssignments.id, ids));
  await ctx.db
    .insert(kpiAssignmentVersions)
    .values(assignments.map((assignment) => versionOf(ctx, { ...assignment, reason })));
}

/** Null: nobody has needed it yet. */
export async function getIndividualGoals({ db }: Ctx): Promise<number | null> {
  const [kra] = await db
    .select({ id: kraDefinitions.id })
    .from(kraDefinitions)
    .where(eq(kraDefinitions.name, INDIVIDUAL_GOALS));
  return kra?.id ?? null;
}

/** The KRA of KPIs that belong to no other; made when it is first needed. */
export async function individualGoals(ctx: Ctx): Promise<number> {
  const description = "Goals of single people, beside what their template gives.";
  await ctx.db.insert(kraDefinitions).values({ name: INDIVIDUAL_GOALS, description }).onConflictDoNothing();
  const kraId = await getIndividualGoals(ctx);
  if (kraId === null) throw new Error("The KRA was not stored.");
  return kraId;
}

const columnsOf = ({ kra_id, target, weight, start_date, end_date, is_active }: AssignmentTerms) => ({
  kraId: kra_id,
  target: target && { ...target },
  weight,
  startDate: start_date,
  endBefore: end_date && dayAfter(end_date),
  isActive: is_active,
});

const versionOf = (ctx: Ctx, { id, version, terms, reason }: NextVersion) => ({
  ...{ assignmentId: id, version, terms: { ...terms }, reason },
  ...{ savedBy: accountOf(ctx), savedByName: ctx.actor.label, savedAt: ctx.now },
});

const accountOf = ({ actor }: Ctx) => (actor.kind === "account" ? actor.accountId : null);
