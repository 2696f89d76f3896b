import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { jobRoles, positions } from "@/db/schema/people";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { changePeople } from "../change-people";
import { nameField } from "../fields";
import { refuseWhileUsed } from "../refuse-while-used";
import { requireJobRole } from "./queries";

export const jobRoleInput = z.object({ name: nameField });

export function createJobRole(ctx: Ctx, input: { name: string }): Promise<{ jobRoleId: number }> {
  return changePeople(ctx, async (inside) => {
    await refuseTakenName(inside, input.name, 0);
    const [created] = await inside.db.insert(jobRoles).values(input).returning({ id: jobRoles.id });
    if (!created) throw new Error("The job role was not stored.");
    await recordAudit(inside, {
      action: "job_role.created",
      entityType: "job_role",
      entityId: created.id,
      after: input,
    });
    return { jobRoleId: created.id };
  });
}

export function renameJobRole(ctx: Ctx, input: { jobRoleId: number; name: string }): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const before = await requireJobRole(inside.db, input.jobRoleId);
    if (before.name === input.name) return;
    await refuseTakenName(inside, input.name, before.id);
    await inside.db.update(jobRoles).set({ name: input.name }).where(eq(jobRoles.id, before.id));
    await recordAudit(inside, {
      action: "job_role.renamed",
      entityType: "job_role",
      entityId: before.id,
      before: { name: before.name },
      after: { name: input.name },
    });
  });
}

/** Deletes a job role that nobody has or ever had. */
export function deleteJobRole(ctx: Ctx, jobRoleId: number): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const role = await requireJobRole(inside.db, jobRoleId);
    if (await inside.db.$count(positions, eq(positions.jobRoleId, jobRoleId)))
      throw conflict(`People have ${role.name} as their role, now or earlier: it stays for their history.`);
    await refuseWhileUsed(role.name, () => inside.db.delete(jobRoles).where(eq(jobRoles.id, jobRoleId)));
    await recordAudit(inside, {
      action: "job_role.deleted",
      entityType: "job_role",
      entityId: jobRoleId,
      before: { name: role.name },
    });
  });
}

async function refuseTakenName(ctx: Ctx, name: string, except: number): Promise<void> {
  const same = and(sql`lower(${jobRoles.name}) = lower(${name})`, ne(jobRoles.id, except));
  if (await ctx.db.$count(jobRoles, same))
    throw invalid([{ path: "name", message: `There is a job role called ${name} already.` }]);
}
