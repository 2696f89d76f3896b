import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { NoteAudience, OverrideLevel } from "@/db/enums";
import { requireInScope, type Scope } from "@/lib/access/scope";
import type { DecimalString } from "@/lib/decimal";
import { organisationToday } from "@/lib/people/today";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { exceptionsOf } from "./exceptions";
import { listReviewRows } from "./facts";
import type { ListedReview } from "./queue";

interface Key {
  periodId: number;
  employeeId: number;
}

/** An override as it was set, in force or not. */
export interface OverrideEntry {
  id: number;
  level: OverrideLevel;
  entityId: number;
  /** The KPI, the KRA, or "Overall score". */
  entityName: string;
  oldScore: DecimalString | null;
  computedScore: DecimalString | null;
  /** Null: it took the one before back. */
  newScore: DecimalString | null;
  reason: string;
  by: string;
  at: Date;
  inForce: boolean;
}

interface OverrideRow extends Record<string, unknown> {
  id: number;
  level: OverrideLevel;
  entity_id: number;
  entity_name: string;
  old_score: string | null;
  computed_score: string | null;
  new_score: string | null;
  reason: string;
  reviewer_name: string;
  created_at: string;
  in_force: boolean;
}

/** Everything that was overridden on a scorecard, newest first. Throws "forbidden" outside the scope. */
export async function listOverrides(db: Db, scope: Scope, key: Key): Promise<OverrideEntry[]> {
  await requireInScope(db, scope, key.employeeId);
  const rows = await db.execute<OverrideRow>(sql`
    SELECT o.id, o.entity_type AS level, o.entity_id, coalesce(k.name, a.name, 'Overall score') AS entity_name,
           o.old_score, o.computed_score, o.new_score, o.reason, o.reviewer_name, o.created_at,
           o.new_score IS NOT NULL AND o.id = max(o.id) OVER (PARTITION BY o.entity_type, o.entity_id) AS in_force
      FROM score_overrides o
      LEFT JOIN kpi_definitions k ON o.entity_type = 'kpi' AND k.id = o.entity_id
      LEFT JOIN kra_definitions a ON o.entity_type = 'kra' AND a.id = o.entity_id
     WHERE o.period_id = ${key.periodId} AND o.employee_id = ${key.employeeId} ORDER BY o.id DESC`);
  return rows.map((row) => ({
    id: row.id,
    level: row.level,
    entityId: row.entity_id,
    entityName: row.entity_name,
    oldScore: row.old_score,
    computedScore: row.computed_score,
    newScore: row.new_score,
    reason: row.reason,
    by: row.reviewer_name,
    at: new Date(row.created_at),
    inForce: row.in_force,
  }));
}

export interface ReviewNote {
  id: number;
  periodId: number;
  periodName: string;
  audience: NoteAudience;
  note: string;
  by: string;
  at: Date;
}

/** What is written among reviewers is for them: managers above the person and human resources, never the person. */
const mayReadAll = (scope: Scope, employeeId: number): boolean =>
  (scope.seesReports || scope.seesEveryone) && employeeId !== scope.selfId;

interface NoteRow extends Record<string, unknown> {
  id: number;
  period_id: number;
  period_name: string;
  audience: NoteAudience;
  note: string;
  manager_name: string;
  created_at: string;
}

/** Notes on a person, newest first: of a period, or `earlier` ones too. Throws "forbidden" outside the scope. */
export async function listNotes(
  db: Db,
  scope: Scope,
  { employeeId, periodId, earlier = false }: Key & { earlier?: boolean },
): Promise<ReviewNote[]> {
  await requireInScope(db, scope, employeeId);
  const periods: SQL = earlier
    ? sql`p.period_start <= (SELECT period_start FROM evaluation_periods WHERE id = ${periodId})`
    : sql`n.period_id = ${periodId}`;
  const audience = mayReadAll(scope, employeeId) ? sql`true` : sql`n.audience = 'person'`;
  const rows = await db.execute<NoteRow>(sql`
    SELECT n.id, n.period_id, p.name AS period_name, n.audience, n.note, n.manager_name, n.created_at
      FROM performance_review_notes n JOIN evaluation_periods p ON p.id = n.period_id
     WHERE n.employee_id = ${employeeId} AND ${periods} AND ${audience} ORDER BY n.id DESC LIMIT 50`);
  return rows.map((row) => ({
    id: row.id,
    periodId: row.period_id,
    periodName: row.period_name,
    audience: row.audience,
    note: row.note,
    by: row.manager_name,
    at: new Date(row.created_at),
  }));
}

/** One scorecard under review, with what is exceptional about it; null when no template was for the person. */
export async function getReview(
  db: Db,
  scope: Scope,
  { periodId, employeeId, now }: Key & { now: Date },
): Promise<ListedReview | null> {
  const period = await requirePeriod(db, periodId);
  await requireInScope(db, scope, employeeId);
  const [row] = await listReviewRows(db, {
    period,
    today: await organisationToday(db, now),
    where: sql`i.employee_id = ${employeeId}`,
    limit: 1,
  });
  return row ? { ...row, exceptions: exceptionsOf(row.facts) } : null;
}
