import type { Db } from "@/db/client";
import { employeeAliases, employees, jobRoles, positions, reportingLines } from "@/db/schema/people";
import { nextGeneratedNumber } from "../employee-number";
import { getOrganisation } from "../organisation/queries";
import { dayIn } from "../today";
import { listUnits } from "../units/queries";
import type { ExistingPeople } from "./plan-types";

/** Everything stored that a people file can touch. Read it inside `changePeople`, where it cannot change meanwhile. */
export async function readExistingPeople(db: Db, now: Date): Promise<ExistingPeople> {
  const organisation = await getOrganisation(db);
  return {
    people: await db
      .select({
        id: employees.id,
        employeeNumber: employees.employeeNumber,
        name: employees.name,
        email: employees.email,
        timeZone: employees.timeZone,
        hiredOn: employees.hiredOn,
        leftOn: employees.leftOn,
      })
      .from(employees)
      .orderBy(employees.id),
    aliases: await db
      .select({ key: employeeAliases.aliasKey, employeeId: employeeAliases.employeeId })
      .from(employeeAliases),
    positions: await db
      .select({
        id: positions.id,
        employeeId: positions.employeeId,
        orgUnitId: positions.orgUnitId,
        jobRoleId: positions.jobRoleId,
        from: positions.effectiveFrom,
        to: positions.effectiveTo,
      })
      .from(positions),
    lines: await db
      .select({
        id: reportingLines.id,
        kind: reportingLines.kind,
        employeeId: reportingLines.employeeId,
        managerId: reportingLines.managerId,
        from: reportingLines.effectiveFrom,
        to: reportingLines.effectiveTo,
      })
      .from(reportingLines),
    units: await listUnits(db),
    jobRoles: await db.select().from(jobRoles),
    organisationName: organisation.name,
    nextGeneratedNumber: await nextGeneratedNumber(db),
    today: dayIn(organisation.timeZone, now),
  };
}
