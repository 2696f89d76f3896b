import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { workSchedules } from "@/db/schema/people";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { changePeople } from "../change-people";
import { nameField } from "../fields";
import { refuseWhileUsed } from "../refuse-while-used";
import { requireWorkSchedule } from "./queries";
import { windowsField } from "./windows";

export const workScheduleInput = z.object({ name: nameField, windows: windowsField });
type ScheduleInput = z.output<typeof workScheduleInput>;

export function createWorkSchedule(ctx: Ctx, input: ScheduleInput): Promise<{ workScheduleId: number }> {
  return changePeople(ctx, async (inside) => {
    await refuseTakenName(inside, input.name, 0);
    const [created] = await inside.db.insert(workSchedules).values(input).returning({ id: workSchedules.id });
    if (!created) throw new Error("The schedule was not stored.");
    await recordAudit(inside, {
      action: "work_schedule.created",
      entityType: "work_schedule",
      entityId: created.id,
      after: input,
    });
    return { workScheduleId: created.id };
  });
}

export function updateWorkSchedule(
  ctx: Ctx,
  input: ScheduleInput & { workScheduleId: number },
): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const before = await requireWorkSchedule(inside.db, input.workScheduleId);
    const after = { name: input.name, windows: input.windows };
    if (before.name === after.name && JSON.stringify(before.windows) === JSON.stringify(after.windows))
      return;
    await refuseTakenName(inside, input.name, before.id);
    await inside.db.update(workSchedules).set(after).where(eq(workSchedules.id, before.id));
    await recordAudit(inside, {
      action: "work_schedule.updated",
      entityType: "work_schedule",
      entityId: before.id,
      before: { name: before.name, windows: before.windows },
      after,
    });
  });
}

/** Deletes a schedule that no unit and no person has. */
export function deleteWorkSchedule(ctx: Ctx, workScheduleId: number): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const before = await requireWorkSchedule(inside.db, workScheduleId);
    await refuseWhileUsed(before.name, () =>
      inside.db.delete(workSchedules).where(eq(workSchedules.id, workScheduleId)),
    );
    await recordAudit(inside, {
      action: "work_schedule.deleted",
      entityType: "work_schedule",
      entityId: workScheduleId,
      before,
    });
  });
}

async function refuseTakenName(ctx: Ctx, name: string, except: number): Promise<void> {
  const same = and(sql`lower(${workSchedules.name}) = lower(${name})`, ne(workSchedules.id, except));
  if (await ctx.db.$count(workSchedules, same))
    throw invalid([{ path: "name", message: `There is a schedule called ${name} already.` }]);
}
