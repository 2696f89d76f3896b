import { and, eq, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { holidayCalendars, orgUnits, positions, workSchedules } from "@/db/schema/people";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { changePeople } from "../change-people";
import { refuseWhileUsed } from "../refuse-while-used";
import type { createUnitInput, updateUnitInput } from "./input";
import { listUnits, requireUnit } from "./queries";
import { moveLoop, type Unit } from "./tree";
import { unitCode } from "./unit-code";

type NewUnit = z.output<typeof createUnitInput>;
type UnitChange = z.output<typeof updateUnitInput>;

/** Adds a unit below another; only the first of all stands at the top. */
export function createUnit(ctx: Ctx, input: NewUnit): Promise<{ unitId: number }> {
  return changePeople(ctx, async (inside) => {
    const units = await listUnits(inside.db);
    const parentId = input.parent_id ?? null;
    if (parentId === null && units.length > 0) {
      const message = `Choose the unit above; ${units.find((u) => u.parentId === null)?.name} is the top already.`;
      throw invalid([{ path: "parent_id", message }]);
    }
    if (parentId !== null) await requireUnit(inside.db, parentId);
    refuseTwin(units, { id: 0, name: input.name, parentId });
    const code = input.code || unitCode(input.name, new Set(units.map((unit) => unit.code)));
    await refuseTakenCode(inside, code, 0);
    const values = {
      name: input.name,
      code,
      kind: input.kind,
      parentId,
      timeZone: input.time_zone ?? null,
      holidayCalendarId: input.holiday_calendar_id ?? null,
      workScheduleId: input.work_schedule_id ?? null,
    };
    await requireSettings(inside, values);
    const [created] = await inside.db.insert(orgUnits).values(values).returning({ id: orgUnits.id });
    if (!created) throw new Error("The unit was not stored.");
    await recordAudit(inside, {
      action: "org_unit.created",
      entityType: "org_unit",
      entityId: created.id,
      after: values,
    });
    return { unitId: created.id };
  });
}

/** Renames, moves or configures a unit; a field left out stays. A move below itself is refused and names the way round. */
export function updateUnit(ctx: Ctx, input: { unitId: number; change: UnitChange }): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const before = await requireUnit(inside.db, input.unitId);
    const change = changedFields(before, input.change);
    if (Object.keys(change).length === 0) return;
    const units = await listUnits(inside.db);
    const { parentId } = change;
    if (parentId) {
      await requireUnit(inside.db, parentId);
      const loop = moveLoop(units, { unitId: before.id, parentId });
      if (loop) {
        const message = `Moving it there would close a loop: ${loop.join(" → ")}.`;
        throw invalid([{ path: "parent_id", message }]);
      }
    }
    refuseTwin(units, { ...before, ...change });
    if (change.code) await refuseTakenCode(inside, change.code, before.id);
    await requireSettings(inside, change);
    await inside.db.update(orgUnits).set(change).where(eq(orgUnits.id, before.id));
    await recordAudit(inside, {
      action: change.parentId ? "org_unit.moved" : "org_unit.updated",
      entityType: "org_unit",
      entityId: before.id,
      before: Object.fromEntries(Object.keys(change).map((name) => [name, before[name as keyof Unit]])),
      after: change,
    });
  });
}

/** Deletes a unit in which nobody stands or ever stood, and that has none below. */
export function deleteUnit(ctx: Ctx, unitId: number): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const unit = await requireUnit(inside.db, unitId);
    const below = await inside.db.$count(orgUnits, eq(orgUnits.parentId, unitId));
    if (below > 0) throw conflict(`${unit.name} has ${below} units below it. Move or delete them first.`);
    const [held] = await inside.db
      .select({ people: sql<number>`count(DISTINCT ${positions.employeeId})::integer` })
      .from(positions)
      .where(eq(positions.orgUnitId, unitId));
    const people = held?.people ?? 0;
    if (people > 0) {
      const who = people === 1 ? "1 person stands" : `${people} people stand`;
      throw conflict(`${who} in ${unit.name}, now or earlier: it stays for their history.`);
    }
    await refuseWhileUsed(unit.name, () => inside.db.delete(orgUnits).where(eq(orgUnits.id, unitId)));
    await recordAudit(inside, {
      action: "org_unit.deleted",
      entityType: "org_unit",
      entityId: unitId,
      before: unit,
    });
  });
}

function changedFields(before: Unit, input: UnitChange): Partial<Unit> {
  const sent: Partial<Unit> = {
    name: input.name,
    code: input.code,
    kind: input.kind,
    parentId: input.parent_id,
    timeZone: input.time_zone,
    holidayCalendarId: input.holiday_calendar_id,
    workScheduleId: input.work_schedule_id,
  };
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([name, value]) => value !== undefined && value !== before[name as keyof Unit],
    ),
  );
}

function refuseTwin(units: readonly Unit[], unit: Pick<Unit, "id" | "name" | "parentId">): void {
  const twin = units.find(
    (other) =>
      other.id !== unit.id &&
      other.parentId === unit.parentId &&
      other.name.toLowerCase() === unit.name.toLowerCase(),
  );
  if (twin) throw invalid([{ path: "name", message: `There is a ${twin.name} at this place already.` }]);
}

async function refuseTakenCode(ctx: Ctx, code: string, except: number): Promise<void> {
  const [taken] = await ctx.db
    .select()
    .from(orgUnits)
    .where(and(eq(orgUnits.code, code), ne(orgUnits.id, except)));
  if (taken) throw invalid([{ path: "code", message: `${taken.name} has the code ${code}.` }]);
}

async function requireSettings(ctx: Ctx, chosen: Partial<Unit>): Promise<void> {
  const { holidayCalendarId: calendar, workScheduleId: schedule } = chosen;
  if (calendar && !(await ctx.db.$count(holidayCalendars, eq(holidayCalendars.id, calendar))))
    throw invalid([{ path: "holiday_calendar_id", message: "This calendar does not exist." }]);
  if (schedule && !(await ctx.db.$count(workSchedules, eq(workSchedules.id, schedule))))
    throw invalid([{ path: "work_schedule_id", message: "This schedule does not exist." }]);
}
