import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { manualEntries } from "@/db/schema/manual";
import { employees } from "@/db/schema/people";
import { requireInScope, type Scope, withinScope } from "@/lib/access/scope";
import { trimDecimal } from "@/lib/decimal";
import { notFound } from "@/lib/errors";
import type { Period } from "../periods/queries";
import { listExpected, type ManualKpi } from "./expected";

/** A value someone entered. `value`: plain decimal text; null when it was taken back. */
export interface ManualEntry {
  id: number;
  employeeId: number;
  kpiId: number;
  periodId: number;
  value: string | null;
  note: string;
  enteredByName: string;
  enteredAt: Date;
  /** Null: it is the one that counts. */
  replacedAt: Date | null;
}

const toEntry = (row: typeof manualEntries.$inferSelect): ManualEntry => ({
  id: row.id,
  employeeId: row.employeeId,
  kpiId: row.kpiId,
  periodId: row.periodId,
  value: row.value === null ? null : trimDecimal(row.value),
  note: row.note,
  enteredByName: row.enteredByName,
  enteredAt: row.enteredAt,
  replacedAt: row.replacedAt,
});

export async function requireEntry(db: Db, entryId: number): Promise<ManualEntry> {
  const [row] = await db.select().from(manualEntries).where(eq(manualEntries.id, entryId));
  if (!row) throw notFound("This entry");
  return toEntry(row);
}

interface Key {
  employeeId: number;
  kpiId: number;
  periodId: number;
}

/** Everything entered for a person, KPI and period, newest first. Throws "forbidden" outside the scope. */
export async function listEntryHistory(db: Db, scope: Scope, key: Key): Promise<ManualEntry[]> {
  await requireInScope(db, scope, key.employeeId);
  const rows = await db
    .select()
    .from(manualEntries)
    .where(
      and(
        eq(manualEntries.employeeId, key.employeeId),
        eq(manualEntries.kpiId, key.kpiId),
        eq(manualEntries.periodId, key.periodId),
      ),
    )
    .orderBy(desc(manualEntries.id));
  return rows.map(toEntry);
}

export interface GridRow {
  employeeId: number;
  name: string;
  employeeNumber: string;
  /** By KPI; no cell: the KPI is not part of this person's scorecard. */
  cells: { kpiId: number; entry: ManualEntry | null; corrections: number }[];
}

export interface EntryGrid {
  kpis: ManualKpi[];
  /** By name; a page of them. */
  rows: GridRow[];
  peopleCount: number;
  missing: MissingEntry[];
  /** Cells to fill, and those that are filled, of everyone. */
  expectedCount: number;
  enteredCount: number;
}

export interface MissingEntry {
  employeeId: number;
  name: string;
  kpiId: number;
  kpiName: string;
  /** YYYY-MM-DD */
  dueOn: string;
}

interface GridQuery {
  period: Period;
  search?: string;
  /** From 1. */
  page: number;
  pageSize: number;
  /** By name from the last to the first. */
  fromZ?: boolean;
}

/** The people a reader enters values for and the manual KPIs of a period. Nobody enters their own: they are left out. */
export async function getEntryGrid(db: Db, scope: Scope, query: GridQuery): Promise<EntryGrid> {
  const { period, page, pageSize } = query;
  const search = query.search?.trim().toLowerCase();
  const people = await db
    .select({ id: employees.id, name: employees.name, employeeNumber: employees.employeeNumber })
    .from(employees)
    .where(withinScope(scope, employees.id))
    .orderBy(asc(employees.name), asc(employees.id));
  const others = people.filter(({ id }) => id !== scope.selfId);
  const expected = await listExpected(
    db,
    period,
    others.map(({ id }) => id),
  );
  const kpisOf = new Map(expected.map(({ person, kpis }) => [person.employeeId, kpis]));
  const concerned = others.filter(
    ({ id, name, employeeNumber }) =>
      kpisOf.has(id) &&
      (!search || name.toLowerCase().includes(search) || employeeNumber.toLowerCase().includes(search)),
  );
  const entries = await listCurrent(db, period.id, [...kpisOf.keys()]);
  const entryOf = new Map(entries.map((entry) => [`${entry.employeeId}/${entry.kpiId}`, entry]));
  const shown = (query.fromZ ? concerned.toReversed() : concerned).slice(
    (page - 1) * pageSize,
    page * pageSize,
  );
  const corrections = await countCorrections(
    db,
    period.id,
    shown.map(({ id }) => id),
  );
  const cells = concerned.flatMap((person) =>
    (kpisOf.get(person.id) ?? []).map((kpi) => ({
      person,
      kpi,
      entry: entryOf.get(`${person.id}/${kpi.kpiId}`),
    })),
  );
  const missing = cells
    .filter(({ entry }) => entry === undefined || entry.value === null)
    .map(({ person, kpi }) => ({
      employeeId: person.id,
      name: person.name,
      kpiId: kpi.kpiId,
      kpiName: kpi.name,
      dueOn: kpi.dueOn,
    }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.name.localeCompare(b.name) || a.kpiId - b.kpiId);
  const used = new Map(cells.map(({ kpi }) => [kpi.kpiId, kpi]));
  return {
    kpis: [...used.values()].sort((a, b) => a.name.localeCompare(b.name) || a.kpiId - b.kpiId),
    rows: shown.map(({ id, name, employeeNumber }) => ({
      employeeId: id,
      name,
      employeeNumber,
      cells: (kpisOf.get(id) ?? []).map(({ kpiId }) => ({
        kpiId,
        entry: entryOf.get(`${id}/${kpiId}`) ?? null,
        corrections: corrections.get(`${id}/${kpiId}`) ?? 0,
      })),
    })),
    peopleCount: concerned.length,
    missing,
    expectedCount: cells.length,
    enteredCount: cells.length - missing.length,
  };
}

async function listCurrent(db: Db, periodId: number, employeeIds: number[]): Promise<ManualEntry[]> {
  if (employeeIds.length === 0) return [];
  const rows = await db
    .select()
    .from(manualEntries)
    .where(
      and(
        eq(manualEntries.periodId, periodId),
        isNull(manualEntries.replacedAt),
        inArray(manualEntries.employeeId, employeeIds),
      ),
    );
  return rows.map(toEntry);
}

async function countCorrections(
  db: Db,
  periodId: number,
  employeeIds: number[],
): Promise<Map<string, number>> {
  if (employeeIds.length === 0) return new Map();
  const rows = await db
    .select({
      employeeId: manualEntries.employeeId,
      kpiId: manualEntries.kpiId,
      count: sql<number>`count(*)::integer`,
    })
    .from(manualEntries)
    .where(
      and(
        eq(manualEntries.periodId, periodId),
        isNotNull(manualEntries.replacedAt),
        inArray(manualEntries.employeeId, employeeIds),
      ),
    )
    .groupBy(manualEntries.employeeId, manualEntries.kpiId);
  return new Map(rows.map(({ employeeId, kpiId, count }) => [`${employeeId}/${kpiId}`, count]));
}
