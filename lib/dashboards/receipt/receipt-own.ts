import type { Db } from "@/db/client";
import { getKpiAssignment, listAssignmentVersions } from "@/lib/kpis/assignments/queries";
import type { AssignmentVersion, KpiAssignment } from "@/lib/kpis/assignments/types";
import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";

/** The assignment behind a result, as it stands now, with every version; `used` is the one that counted. */
export interface ReceiptOwn {
  assignment: KpiAssignment;
  used: number;
  /** Newest first. */
  versions: AssignmentVersion[];
}

/** Null where nothing was assigned. For who may see the receipt: the caller has asked. */
export async function getReceiptOwn(
  db: Db,
  employeeId: number,
  { own }: Pick<ScorecardKpi, "own">,
): Promise<ReceiptOwn | null> {
  if (!own?.assignment) return null;
  const { id, version } = own.assignment;
  const assignment = await getKpiAssignment(db, { employeeId, assignmentId: id });
  return assignment && { assignment, used: version, versions: await listAssignmentVersions(db, id) };
}
