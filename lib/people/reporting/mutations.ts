import { eq } from "drizzle-orm";
import type { z } from "zod";
import { reportingLines } from "@/db/schema/people";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { invalid, notFound } from "@/lib/errors";
import { changePeople } from "../change-people";
import { changeFrom } from "../dated/change-from";
import { type DayRange, holds, overlap } from "../dated/range";
import type { reportingLineInput } from "../input";
import { requireEmployee } from "../queries";
import { requirePersonByReference } from "../reference";
import { organisationToday } from "../today";
import type { ReportingLine } from "./loop";
import { describeLoopOf } from "./queries";

export interface ManagerChange {
  employeeId: number;
  /** Null: nobody from that day on. */
  managerId: number | null;
  /** First day, YYYY-MM-DD; null since ever, undefined today. */
  from?: string | null;
}

/** The direct manager from a day on; the line in force ends on that day. Refused when a loop would close on any day. */
export function changeManager(ctx: Ctx, change: ManagerChange): Promise<{ changed: boolean }> {
  return changePeople(ctx, async (inside) => {
    await requireEmployee(inside.db, change.employeeId);
    if (change.managerId !== null) await requireEmployee(inside.db, change.managerId);
    return { changed: await writeManager(inside, change) };
  });
}

/** As sent by a form or the API: the direct manager from a day on, or a dotted line, with the manager by id or reference. */
export async function changeReporting(
  ctx: Ctx,
  { employeeId, line }: { employeeId: number; line: z.output<typeof reportingLineInput> },
): Promise<{ changed: boolean }> {
  requireAbility(ctx.actor, "edit people");
  const managerId = line.manager
    ? await requirePersonByReference(ctx.db, line.manager, "manager")
    : (line.manager_id ?? null);
  if (line.kind === "direct") return changeManager(ctx, { employeeId, managerId, from: line.effective_from });
  if (managerId === null) throw invalid([{ path: "manager", message: "Say to whom the dotted line goes." }]);
  const from =
    line.effective_from === undefined ? await organisationToday(ctx.db, ctx.now) : line.effective_from;
  const to = line.effective_to ?? null;
  if (from !== null && to !== null && to <= from)
    throw invalid([{ path: "effective_to", message: "The end is not after the beginning." }]);
  return addDottedLine(ctx, { employeeId, managerId, from, to });
}

/** Inside `changePeople`. */
export async function writeManager(ctx: Ctx, change: ManagerChange): Promise<boolean> {
  const { employeeId, managerId } = change;
  const from = change.from === undefined ? await organisationToday(ctx.db, ctx.now) : change.from;
  const rows = (await listLinesOf(ctx, employeeId)).filter((line) => line.kind === "direct");
  const before = rows.find((row) => holds(row, from));
  if (!before && managerId === null) return false;
  const step = changeFrom(rows, from, (value) => value === managerId);
  if (!step) return false;
  if (step.end) await setLineEnd(ctx, step.end.id, step.end.to);
  if (step.replace) await ctx.db.delete(reportingLines).where(eq(reportingLines.id, step.replace));
  const range: DayRange | undefined = step.insert ?? before;
  if (managerId !== null && range) await insertLine(ctx, "direct", { employeeId, managerId, ...range });
  await recordAudit(ctx, {
    action: "employee.manager_changed",
    entityType: "employee",
    entityId: employeeId,
    employeeId,
    before: before ? { managerId: before.value } : null,
    after: { managerId, from },
  });
  return true;
}

/** A second line beside the direct one. The same line again changes nothing. */
export function addDottedLine(ctx: Ctx, line: ReportingLine): Promise<{ changed: boolean }> {
  return changePeople(ctx, async (inside) => {
    await requireEmployee(inside.db, line.employeeId);
    await requireEmployee(inside.db, line.managerId);
    const known = await listLinesOf(inside, line.employeeId);
    const isSame = (other: (typeof known)[number]) =>
      other.kind === "dotted" &&
      other.value === line.managerId &&
      other.from === line.from &&
      other.to === line.to;
    if (known.some(isSame)) return { changed: false };
    await insertLine(inside, "dotted", line);
    await recordAudit(inside, {
      action: "employee.dotted_line_added",
      entityType: "employee",
      entityId: line.employeeId,
      employeeId: line.employeeId,
      after: { managerId: line.managerId, from: line.from, to: line.to },
    });
    return { changed: true };
  });
}

/** Ends a line on a day (today unless said); a line that had not begun by then is taken away. Repeating does nothing. */
export function endReportingLine(
  ctx: Ctx,
  end: { employeeId: number; lineId: number; on?: string | null },
): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const on = end.on ?? (await organisationToday(inside.db, inside.now));
    const line = (await listLinesOf(inside, end.employeeId)).find(({ id }) => id === end.lineId);
    if (!line) throw notFound("This reporting line");
    if (line.to !== null && line.to <= on) return;
    if (line.from !== null && line.from >= on) {
      await inside.db.delete(reportingLines).where(eq(reportingLines.id, line.id));
    } else {
      await setLineEnd(inside, line.id, on);
    }
    await recordAudit(inside, {
      action: "employee.reporting_line_ended",
      entityType: "employee",
      entityId: end.employeeId,
      employeeId: end.employeeId,
      before: { managerId: line.value, kind: line.kind, from: line.from, to: line.to },
      after: { to: on },
    });
  });
}

async function insertLine(ctx: Ctx, kind: "direct" | "dotted", line: ReportingLine): Promise<void> {
  const loop = await describeLoopOf(ctx.db, line);
  if (loop) throw invalid([{ path: "manager", message: `This would close a loop: ${loop}.` }]);
  await refuseSecondLine(ctx, line);
  await ctx.db.insert(reportingLines).values({
    kind,
    employeeId: line.employeeId,
    managerId: line.managerId,
    effectiveFrom: line.from,
    effectiveTo: line.to,
  });
}

async function refuseSecondLine(ctx: Ctx, line: ReportingLine): Promise<void> {
  const known = await listLinesOf(ctx, line.employeeId);
  if (known.some((other) => other.value === line.managerId && overlap(other, line))) {
    const message = "They report to this person on some of these days already. End that line first.";
    throw invalid([{ path: "manager", message }]);
  }
}

const setLineEnd = (ctx: Ctx, id: number, effectiveTo: string) =>
  ctx.db.update(reportingLines).set({ effectiveTo }).where(eq(reportingLines.id, id));

async function listLinesOf(ctx: Ctx, employeeId: number) {
  const lines = await ctx.db
    .select()
    .from(reportingLines)
    .where(eq(reportingLines.employeeId, employeeId))
    .orderBy(reportingLines.id);
  return lines.map((line) => ({
    id: line.id,
    kind: line.kind,
    from: line.effectiveFrom,
    to: line.effectiveTo,
    value: line.managerId,
  }));
}
