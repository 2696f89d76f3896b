import { sql } from "drizzle-orm";
import { manualReminders } from "@/db/schema/manual";
import { requestAlertCheckOfEveryone } from "@/lib/alerts/request-check";
import { type Ctx, inTransaction } from "@/lib/context";
import { dayIn } from "@/lib/people/today";
import { listOpenPeriods, organisationTimeZone, type Period } from "../periods/queries";
import { listExpected } from "./expected";
import { tellOfMissingEntries } from "./tell";

/** Values that come late still count for so long. */
const DAYS_AFTER_END = 45;

export interface Reminded {
  /** Entries that are missing now. */
  missing: number;
  /** Of them, reminded of for the first time. */
  added: number;
}

/**
 * Writes down which entries are missing in open periods that have ended, and whose turn each is, for the page and the
 * count in the sidebar. Repeated, it changes nothing; what was entered since, or is no longer expected, goes.
 */
export async function remindManualEntries(ctx: Ctx): Promise<Reminded> {
  const today = dayIn(await organisationTimeZone(ctx.db), ctx.now);
  const periods = await listOpenPeriods(ctx.db, today, DAYS_AFTER_END);
  const ended = periods.filter(({ periodEnd }) => periodEnd <= today);
  return inTransaction(ctx, async (tx) => {
    await tx.db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('remind manual entries'))`);
    const wanted = [];
    for (const period of ended) wanted.push(...(await listMissing(tx, period)));
    const before = await tx.db.select().from(manualReminders);
    const known = new Map(before.map((row) => [keyOf(row), row]));
    const still = new Set(wanted.map(keyOf));
    for (const row of before) {
      if (!still.has(keyOf(row))) await tx.db.delete(manualReminders).where(isRow(row));
    }
    const added: Row[] = [];
    for (const row of wanted) {
      const there = known.get(keyOf(row));
      if (!there) {
        await tx.db.insert(manualReminders).values({ ...row, remindedAt: ctx.now });
        added.push(row);
      } else if (there.managerId !== row.managerId || there.dueOn !== row.dueOn) {
        await tx.db.update(manualReminders).set(row).where(isRow(row));
      }
    }
    await tellOfMissingEntries(tx, { added, periods: ended, day: today });
    // A value that is missing can fall due by the day alone.
    await requestAlertCheckOfEveryone(tx);
    return { missing: wanted.length, added: added.length };
  });
}

type Row = Omit<typeof manualReminders.$inferSelect, "remindedAt">;
type Key = Pick<Row, "periodId" | "kpiId" | "employeeId">;

const keyOf = ({ periodId, kpiId, employeeId }: Key) => `${periodId}/${kpiId}/${employeeId}`;
const isRow = ({ periodId, kpiId, employeeId }: Key) =>
  sql`${manualReminders.periodId} = ${periodId} AND ${manualReminders.kpiId} = ${kpiId}
    AND ${manualReminders.employeeId} = ${employeeId}`;

async function listMissing({ db }: Ctx, period: Period): Promise<Row[]> {
  const expected = await listExpected(db, period);
  const entered = await db.execute<{ employee_id: number; kpi_id: number }>(sql`
    SELECT employee_id, kpi_id FROM manual_entries
     WHERE period_id = ${period.id} AND replaced_at IS NULL AND value IS NOT NULL`);
  const has = new Set(entered.map((row) => `${row.employee_id}/${row.kpi_id}`));
  return expected.flatMap(({ person, kpis }) =>
    kpis
      .filter(({ kpiId }) => !has.has(`${person.employeeId}/${kpiId}`))
      .map(
        ({ kpiId, dueOn }): Row => ({
          periodId: period.id,
          kpiId,
          employeeId: person.employeeId,
          managerId: person.managerId,
          dueOn,
        }),
      ),
  );
}
