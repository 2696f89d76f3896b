import { and, asc, desc, eq, inArray, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiAssignments, kpiAssignmentVersions } from "@/db/schema/assignments";
import { kpiDefinitions, kraDefinitions } from "@/db/schema/kpis";
import { trimDecimal } from "@/lib/decimal";
import { notFound } from "@/lib/errors";
import type { Target } from "../rule/types";
import { dayBefore } from "./days";
import type { AssignmentTerms, AssignmentVersion, KpiAssignment } from "./types";

/** Of people whom the caller may read about: the newest first, those that were taken back too. */
export function listAssignments(db: Db, employeeId: number): Promise<KpiAssignment[]> {
  return readAssignments(db, eq(kpiAssignments.employeeId, employeeId));
}

export async function getKpiAssignment(
  db: Db,
  { employeeId, assignmentId }: { employeeId: number; assignmentId: number },
): Promise<KpiAssignment | null> {
  const own = and(eq(kpiAssignments.id, assignmentId), eq(kpiAssignments.employeeId, employeeId));
  return (await readAssignments(db, own))[0] ?? null;
}

/** Throws AppError "not_found" for one that is not this person's. */
export async function requireAssignment(
  db: Db,
  key: { employeeId: number; assignmentId: number },
): Promise<KpiAssignment> {
  const found = await getKpiAssignment(db, key);
  if (!found) throw notFound("This assignment");
  return found;
}

export function listAssignmentsById(db: Db, ids: readonly number[]): Promise<KpiAssignment[]> {
  return ids.length === 0 ? Promise.resolve([]) : readAssignments(db, inArray(kpiAssignments.id, [...ids]));
}

async function readAssignments(db: Db, where: SQL | undefined): Promise<KpiAssignment[]> {
  const rows = await db
    .select({ row: kpiAssignments, kpi: kpiDefinitions, kraName: kraDefinitions.name })
    .from(kpiAssignments)
    .innerJoin(kpiDefinitions, eq(kpiDefinitions.id, kpiAssignments.kpiId))
    .innerJoin(kraDefinitions, eq(kraDefinitions.id, kpiAssignments.kraId))
    .where(where)
    .orderBy(
      desc(kpiAssignments.isActive),
      desc(kpiAssignments.startDate),
      asc(kpiDefinitions.name),
      kpiAssignments.id,
    );
  return rows.map(({ row, kpi, kraName }) => ({
    id: row.id,
    employeeId: row.employeeId,
    kpi: {
      ...{ id: kpi.id, name: kpi.name, unit: kpi.unit, targetType: kpi.targetType },
      ...{ direction: kpi.direction, target: kpi.target as Target },
    },
    kraName,
    kra_id: row.kraId,
    target: row.target as Target | null,
    weight: row.weight === null ? null : trimDecimal(row.weight),
    start_date: row.startDate,
    end_date: row.endBefore && dayBefore(row.endBefore),
    is_active: row.isActive,
    version: row.version,
    assignedByName: row.assignedByName,
    assignedAt: row.assignedAt,
  }));
}

/** Newest first. */
export async function listAssignmentVersions(db: Db, assignmentId: number): Promise<AssignmentVersion[]> {
  const rows = await db
    .select()
    .from(kpiAssignmentVersions)
    .where(eq(kpiAssignmentVersions.assignmentId, assignmentId))
    .orderBy(desc(kpiAssignmentVersions.version));
  return rows.map(({ version, terms, reason, savedByName, savedAt }) => ({
    ...{ version, reason, savedByName, savedAt },
    // Written by the mutations beside this alone.
    terms: terms as unknown as AssignmentTerms,
  }));
}

/** Throws AppError "not_found". */
export async function requireAssignmentVersion(
  db: Db,
  assignmentId: number,
  version: number,
): Promise<AssignmentVersion> {
  const versions = await listAssignmentVersions(db, assignmentId);
  const found = versions.find((each) => each.version === version);
  if (!found) throw notFound(`Version ${version} of this assignment`);
  return found;
}

export const termsOf = (assignment: KpiAssignment): AssignmentTerms => {
  const { kra_id, target, weight, start_date, end_date, is_active } = assignment;
  return { kra_id, target, weight, start_date, end_date, is_active };
};
