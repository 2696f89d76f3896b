import { and, eq, isNull, sql } from "drizzle-orm";
import { manualEntries, manualReminders } from "@/db/schema/manual";
import { evaluationPeriods } from "@/db/schema/scoring";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { trimDecimal } from "@/lib/decimal";
import { conflict, invalid } from "@/lib/errors";
import { dayIn } from "@/lib/people/today";
import { markDirty } from "../freshness/mark-dirty";
import { organisationTimeZone, type Period, requirePeriod } from "../periods/queries";
import { readEntryValue } from "./entry-value";
import { listExpected, type ManualKpi } from "./expected";
import type { EntryInput } from "./input";
import { requireMayEnter } from "./may-enter";
import { type ManualEntry, requireEntry } from "./queries";

/**
 * Enters a person's value of a manual KPI for a period, corrects it or takes it back; what it replaces is kept.
 * Entering what stands there already changes nothing. Throws "invalid" at `value`, "forbidden", and "conflict" when
 * the period is final or someone else's entry came first.
 */
export function enterValue(ctx: Ctx, input: EntryInput): Promise<ManualEntry | null> {
  return inTransaction(ctx, async (tx) => {
    await requireMayEnter(tx, [input.employee_id]);
    const period = await lockEnterablePeriod(tx, input.period_id);
    const [expected] = await listExpected(tx.db, period, [input.employee_id]);
    const kpi = expected?.kpis.find(({ kpiId }) => kpiId === input.kpi_id);
    if (!kpi) throw notExpected(period);
    const read = readEntryValue(input.value, kpi);
    if (!read.ok) throw invalid([{ path: "value", message: read.problem }]);
    const written = await writeEntry(tx, { ...input, period, kpi, value: read.value });
    return written === null ? null : requireEntry(tx.db, written);
  });
}

const notExpected = (period: Period) =>
  invalid([
    {
      path: "kpi_id",
      message: `This KPI is not entered by hand for this person in ${period.name}: no template in force then has it`,
    },
  ]);

/** Held until the entry is stored, so that nobody makes the period final in between. */
export async function lockEnterablePeriod({ db, now }: Ctx, periodId: number): Promise<Period> {
  await db.select().from(evaluationPeriods).where(eq(evaluationPeriods.id, periodId)).for("share");
  const period = await requirePeriod(db, periodId);
  if (period.status === "finalized") throw conflict(`${period.name} is final: nothing is entered any more.`);
  if (period.periodStart > dayIn(await organisationTimeZone(db), now)) {
    throw invalid([{ path: "period_id", message: `${period.name} has not begun` }]);
  }
  return period;
}

interface Writing extends Omit<EntryInput, "value" | "period_id" | "kpi_id"> {
  period: Period;
  kpi: ManualKpi;
  value: string | null;
}

/** The id of the entry that counts then; null when there is none. Takes part in the caller's transaction. */
export async function writeEntry(ctx: Ctx, writing: Writing): Promise<number | null> {
  const { employee_id: employeeId, period, kpi, value, note, replaces } = writing;
  const periodId = period.id;
  const key = { employeeId, kpiId: kpi.kpiId, periodId };
  // Two at once for one cell stand in line.
  await ctx.db.execute(
    sql`SELECT pg_advisory_xact_lock(hashtext(${`manual ${periodId} ${kpi.kpiId} ${employeeId}`}))`,
  );
  const [before] = await ctx.db.select().from(manualEntries).where(isCurrent(key));
  const beforeValue = before?.value == null ? null : trimDecimal(before.value);
  if (beforeValue === value && (before?.note ?? "") === note) return before?.id ?? null;
  if (replaces !== undefined && replaces !== (before?.id ?? null)) {
    const stands = before
      ? `${before.enteredByName} entered ${beforeValue ?? "nothing"}`
      : "The entry is gone";
    throw conflict(`${stands} in the meantime. Nothing was saved: reload to see it, then enter yours again.`);
  }
  if (before) {
    await ctx.db.update(manualEntries).set({ replacedAt: ctx.now }).where(eq(manualEntries.id, before.id));
  }
  const [entry] = await ctx.db
    .insert(manualEntries)
    .values({
      ...key,
      value,
      note,
      enteredBy: ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      enteredByName: ctx.actor.label,
      enteredAt: ctx.now,
    })
    .returning({ id: manualEntries.id });
  if (!entry) throw new Error("The entry was not stored.");
  if (value !== null) await ctx.db.delete(manualReminders).where(isReminder(key));
  await markDirty(ctx, { employeeIds: [employeeId], from: period.periodStart, to: period.periodEnd });
  await recordAudit(ctx, {
    action: before
      ? value === null
        ? "manual_entry.taken_back"
        : "manual_entry.corrected"
      : "manual_entry.made",
    entityType: "manual_entry",
    entityId: entry.id,
    employeeId,
    before: before && { value: beforeValue, note: before.note },
    after: { kpi: kpi.name, period: period.name, value, note },
  });
  return entry.id;
}

interface Key {
  employeeId: number;
  kpiId: number;
  periodId: number;
}

const isCurrent = ({ employeeId, kpiId, periodId }: Key) =>
  and(
    eq(manualEntries.periodId, periodId),
    eq(manualEntries.kpiId, kpiId),
    eq(manualEntries.employeeId, employeeId),
    isNull(manualEntries.replacedAt),
  );

const isReminder = ({ employeeId, kpiId, periodId }: Key) =>
  and(
    eq(manualReminders.periodId, periodId),
    eq(manualReminders.kpiId, kpiId),
    eq(manualReminders.employeeId, employeeId),
  );
