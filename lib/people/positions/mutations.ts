import { eq } from "drizzle-orm";
import { positions } from "@/db/schema/people";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { changePeople } from "../change-people";
import { changeFrom } from "../dated/change-from";
import { holds } from "../dated/range";
import { requireEmployee } from "../queries";
import { requireKnown } from "../require-known";
import { organisationToday } from "../today";

export interface PositionChange {
  employeeId: number;
  /** Undefined keeps what is in force on that day; null is none. */
  orgUnitId?: number | null;
  jobRoleId?: number | null;
  /** First day, YYYY-MM-DD; null since ever, undefined today. */
  from?: string | null;
}

/** Unit and job role from a day on: the position in force ends on that day. Changing to what holds already does nothing. */
export function changePosition(ctx: Ctx, change: PositionChange): Promise<{ changed: boolean }> {
  return changePeople(ctx, async (inside) => {
    await requireEmployee(inside.db, change.employeeId);
    await requireKnown(inside.db, change);
    const changed = await writePosition(inside, change);
    return { changed };
  });
}

/** Inside `changePeople`. */
export async function writePosition(ctx: Ctx, change: PositionChange): Promise<boolean> {
  const { employeeId } = change;
  const from = change.from === undefined ? await organisationToday(ctx.db, ctx.now) : change.from;
  const stored = await ctx.db.select().from(positions).where(eq(positions.employeeId, employeeId));
  const rows = stored.map((p) => ({ id: p.id, from: p.effectiveFrom, to: p.effectiveTo, value: p }));
  const before = rows.find((row) => holds(row, from))?.value;
  const after = {
    orgUnitId: change.orgUnitId === undefined ? (before?.orgUnitId ?? null) : change.orgUnitId,
    jobRoleId: change.jobRoleId === undefined ? (before?.jobRoleId ?? null) : change.jobRoleId,
  };
  if (!before && after.orgUnitId === null && after.jobRoleId === null) return false;
  const step = changeFrom(
    rows,
    from,
    (value) => value.orgUnitId === after.orgUnitId && value.jobRoleId === after.jobRoleId,
  );
  if (!step) return false;
  if (step.end) {
    await ctx.db.update(positions).set({ effectiveTo: step.end.to }).where(eq(positions.id, step.end.id));
  }
  if (step.replace) await ctx.db.update(positions).set(after).where(eq(positions.id, step.replace));
  if (step.insert) {
    const { from: effectiveFrom, to: effectiveTo } = step.insert;
    await ctx.db.insert(positions).values({ employeeId, ...after, effectiveFrom, effectiveTo });
  }
  await recordAudit(ctx, {
    action: "employee.position_changed",
    entityType: "employee",
    entityId: employeeId,
    employeeId,
    before: before ? { orgUnitId: before.orgUnitId, jobRoleId: before.jobRoleId } : null,
    after: { ...after, from },
  });
  return true;
}
