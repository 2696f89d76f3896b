import { and, asc, count, desc, eq, ilike, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { employees } from "@/db/schema/people";
import { notFound } from "@/lib/errors";

export type AuditEntryRow = typeof auditEntries.$inferSelect & {
  /** The person whose data it concerns. */
  employeeName: string | null;
};

export interface AuditFilter {
  /** Part of who, what, subject or reason. */
  search?: string;
  /** Noun and verb, or the noun alone: `kpi`. */
  action?: string;
  actorId?: number;
  employeeId?: number;
  entityType?: string;
  entityId?: string;
  /** YYYY-MM-DD where the organisation is, both inclusive. */
  from?: string;
  to?: string;
}

interface Paging {
  page: number;
  pageSize: number;
  oldestFirst?: boolean;
}

/** Newest first, unless asked otherwise. Who may read the whole log is the matrix's word. */
export function listAuditEntries(
  db: Db,
  { page, pageSize, oldestFirst, ...filter }: AuditFilter & Paging,
): Promise<{ entries: AuditEntryRow[]; total: number }> {
  return listWhere(db, and(...conditionsOf(filter)), { page, pageSize, oldestFirst });
}

export async function requireAuditEntry(db: Db, id: number): Promise<AuditEntryRow> {
  const [found] = await select(db).where(eq(auditEntries.id, id));
  if (!found) throw notFound("This entry");
  return toRow(found);
}

/** Actions that were ever written, for the filter; found one by one by the index, however long the log. */
export async function listAuditActions(db: Db): Promise<string[]> {
  const rows = await db.execute<{ action: string }>(sql`
    WITH RECURSIVE known AS (
      (SELECT action FROM audit_entries ORDER BY action LIMIT 1)
      UNION ALL
      SELECT (SELECT a.action FROM audit_entries a WHERE a.action > k.action ORDER BY a.action LIMIT 1)
        FROM known k WHERE k.action IS NOT NULL
    )
    SELECT action FROM known WHERE action IS NOT NULL`);
  return rows.map(({ action }) => action);
}

export const ACCESS_KINDS = ["all", "seen", "changed"] as const;
export type AccessKind = (typeof ACCESS_KINDS)[number];

/**
 * Who has seen or changed what is kept about a person, newest first. Alerts about them are what a rule says to who leads
 * them, plans that nobody has accepted what it recommends to those; they neither see nor change anything.
 */
export function listDataAccess(
  db: Db,
  { employeeId, kind, ...paging }: { employeeId: number; kind: AccessKind } & Paging,
): Promise<{ entries: AuditEntryRow[]; total: number }> {
  const seen = or(ilike(auditEntries.action, "%.viewed"), ilike(auditEntries.action, "%.exported"));
  const where = and(
    eq(auditEntries.employeeId, employeeId),
    ne(auditEntries.entityType, "alert"),
    notInArray(auditEntries.action, ["plan.recommended", "plan.declined"]),
    kind === "seen" ? seen : undefined,
    kind === "changed" ? sql`NOT (${seen})` : undefined,
  );
  return listWhere(db, where, paging);
}

async function listWhere(db: Db, where: SQL | undefined, { page, pageSize, oldestFirst }: Paging) {
  const rows = await select(db)
    .where(where)
    .orderBy(oldestFirst ? asc(auditEntries.id) : desc(auditEntries.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const totals = await db
    .select({ total: count() })
    .from(auditEntries)
    .leftJoin(employees, eq(employees.id, auditEntries.employeeId))
    .where(where);
  return { entries: rows.map(toRow), total: totals[0]?.total ?? 0 };
}

const select = (db: Db) =>
  db
    .select({ entry: auditEntries, employeeName: employees.name })
    .from(auditEntries)
    .leftJoin(employees, eq(employees.id, auditEntries.employeeId));

const toRow = ({
  entry,
  employeeName,
}: {
  entry: typeof auditEntries.$inferSelect;
  employeeName: string | null;
}): AuditEntryRow => ({ ...entry, employeeName });

function conditionsOf(filter: AuditFilter): (SQL | undefined)[] {
  const { search, action, actorId, employeeId, entityType, entityId, from, to } = filter;
  const part = search && `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return [
    part
      ? or(
          ilike(auditEntries.actorLabel, part),
          ilike(auditEntries.action, part),
          ilike(auditEntries.reason, part),
          ilike(employees.name, part),
        )
      : undefined,
    action
      ? action.includes(".")
        ? eq(auditEntries.action, action)
        : sql`starts_with(${auditEntries.action}, ${`${action}.`})`
      : undefined,
    actorId === undefined ? undefined : eq(auditEntries.actorId, actorId),
    employeeId === undefined ? undefined : eq(auditEntries.employeeId, employeeId),
    entityType ? eq(auditEntries.entityType, entityType) : undefined,
    entityId ? eq(auditEntries.entityId, entityId) : undefined,
    from ? sql`${auditEntries.at} >= ${dayStart(from)}` : undefined,
    to ? sql`${auditEntries.at} < ${dayStart(to)} + interval '1 day'` : undefined,
  ];
}

const dayStart = (day: string) =>
  sql`(${day}::date::timestamp AT TIME ZONE coalesce((SELECT time_zone FROM organisations), 'UTC'))`;
