import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees, jobRoles, positions } from "@/db/schema/people";
import { notFound } from "@/lib/errors";
import { inForce } from "../in-force";

export interface JobRole {
  id: number;
  name: string;
}

export function listJobRoles(db: Db): Promise<JobRole[]> {
  return db.select().from(jobRoles).orderBy(asc(jobRoles.name));
}

export async function requireJobRole(db: Db, id: number): Promise<JobRole> {
  const [role] = await db.select().from(jobRoles).where(eq(jobRoles.id, id));
  if (!role) throw notFound("This job role");
  return role;
}

/** With how many people are employed in each on the day (YYYY-MM-DD). */
export function listJobRolesWithHeadCounts(
  db: Db,
  onDay: string,
): Promise<(JobRole & { headCount: number })[]> {
  return db
    .select({
      id: jobRoles.id,
      name: jobRoles.name,
      headCount: sql<number>`count(${employees.id})::integer`,
    })
    .from(jobRoles)
    .leftJoin(positions, sql`${positions.jobRoleId} = ${jobRoles.id} AND ${inForce(positions, onDay)}`)
    .leftJoin(
      employees,
      sql`${employees.id} = ${positions.employeeId} AND (${employees.leftOn} IS NULL OR ${employees.leftOn} >= ${onDay}::date)`,
    )
    .groupBy(jobRoles.id)
    .orderBy(asc(jobRoles.name));
}
