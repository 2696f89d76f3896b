import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { jobRoles, orgUnits, workSchedules } from "@/db/schema/people";
import { type FieldProblem, invalid } from "@/lib/errors";

interface Chosen {
  orgUnitId?: number | null;
  jobRoleId?: number | null;
  workScheduleId?: number | null;
}

/** Throws AppError "invalid" for every chosen unit, role or schedule that does not exist. */
export async function requireKnown(db: Db, chosen: Chosen): Promise<void> {
  const problems: FieldProblem[] = [];
  const missing = (path: string, what: string) =>
    problems.push({ path, message: `This ${what} does not exist.` });
  const { orgUnitId, jobRoleId, workScheduleId } = chosen;
  if (orgUnitId && !(await db.$count(orgUnits, eq(orgUnits.id, orgUnitId)))) missing("org_unit_id", "unit");
  if (jobRoleId && !(await db.$count(jobRoles, eq(jobRoles.id, jobRoleId))))
    missing("job_role_id", "job role");
  if (workScheduleId && !(await db.$count(workSchedules, eq(workSchedules.id, workScheduleId))))
    missing("work_schedule_id", "schedule");
  if (problems.length > 0) throw invalid(problems);
}
