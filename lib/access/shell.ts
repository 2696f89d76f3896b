import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { preparedOnce } from "@/db/prepared";
import { jobRoles, positions } from "@/db/schema/people";
import { dayAt, type Scope } from "./scope";
import type { Viewer } from "./viewer";

const ROLE_WORDS = {
  admin: "Administrator",
  hr: "Human resources",
  exec: "Executive",
  manager: "Manager",
  trainer: "Trainer",
  employee: "Employee",
} as const;

/** What stands under the viewer's name: the job role they hold today, else the widest role of their account. */
export async function personLine(db: Db, viewer: Viewer, scope: Scope): Promise<string> {
  return (await currentJobRole(db, viewer.employeeId, scope)) ?? roleLine(viewer);
}

function roleLine(viewer: Pick<Viewer, "roles">): string {
  const widest = (Object.keys(ROLE_WORDS) as (keyof typeof ROLE_WORDS)[]).find((role) =>
    viewer.roles.includes(role),
  );
  return widest ? ROLE_WORDS[widest] : "No role";
}

export const roleWord = (role: keyof typeof ROLE_WORDS): string => ROLE_WORDS[role];

async function currentJobRole(db: Db, employeeId: number | null, scope: Scope): Promise<string | null> {
  if (employeeId === null) return null;
  const [held] = await jobRoleOn(db).execute({ employeeId, at: scope.at });
  return held?.name ?? null;
}

const jobRoleOn = preparedOnce((db) =>
  db
    .select({ name: jobRoles.name })
    .from(positions)
    .innerJoin(jobRoles, eq(jobRoles.id, positions.jobRoleId))
    .where(
      and(
        eq(positions.employeeId, sql.placeholder("employeeId")),
        sql`daterange(${positions.effectiveFrom}, ${positions.effectiveTo}) @> ${dayAt(sql.placeholder("at"))}`,
      ),
    )
    .prepare("job_role_held"),
);
