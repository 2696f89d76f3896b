import { and, asc, count, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { AppealState } from "@/db/enums";
import { appealAttachments, appealEvents, appeals } from "@/db/schema/appeals";
import { kpiDefinitions } from "@/db/schema/kpis";
import { employees } from "@/db/schema/people";
import { evaluationPeriods } from "@/db/schema/scoring";
import { type Scope, withinScope } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";

export const APPEAL_FILTERS = ["open", "answered", "closed"] as const;
export type AppealFilter = (typeof APPEAL_FILTERS)[number];

const STATES_OF: Record<AppealFilter, AppealState[]> = {
  open: ["with_manager", "with_hr"],
  answered: ["answered"],
  closed: ["closed", "withdrawn"],
};

const FIELDS = {
  id: appeals.id,
  periodId: appeals.periodId,
  periodName: evaluationPeriods.name,
  isPeriodFinal: sql<boolean>`${evaluationPeriods.status} = 'finalized'`,
  periodEnd: evaluationPeriods.periodEnd,
  employeeId: appeals.employeeId,
  employeeName: employees.name,
  kpiId: appeals.kpiId,
  kpiName: kpiDefinitions.name,
  targetType: kpiDefinitions.targetType,
  unit: kpiDefinitions.unit,
  statement: appeals.statement,
  sourceId: appeals.sourceId,
  recordIds: appeals.recordIds,
  recordLabels: appeals.recordLabels,
  disputedValue: appeals.disputedValue,
  disputedScore: appeals.disputedScore,
  state: appeals.state,
  version: appeals.version,
  dueOn: appeals.dueOn,
  countsWorkingDays: appeals.countsWorkingDays,
  outcome: appeals.outcome,
  answer: appeals.answer,
  answeredByName: appeals.answeredByName,
  answeredAt: appeals.answeredAt,
  refusedBy: appeals.refusedBy,
  overrideId: appeals.overrideId,
  submittedAt: appeals.submittedAt,
  closedAt: appeals.closedAt,
};

const select = (db: Db) =>
  db
    .select(FIELDS)
    .from(appeals)
    .innerJoin(employees, eq(employees.id, appeals.employeeId))
    .innerJoin(kpiDefinitions, eq(kpiDefinitions.id, appeals.kpiId))
    .innerJoin(evaluationPeriods, eq(evaluationPeriods.id, appeals.periodId));

export type ListedAppeal = Awaited<ReturnType<typeof select>>[number];
export type AppealEvent = Omit<typeof appealEvents.$inferSelect, "appealId">;

interface AppealsQuery {
  filter?: AppealFilter;
  employeeId?: number;
  periodId?: number;
  kpiId?: number;
  page: number;
  pageSize: number;
  /** What is due first, unless said. */
  sort?: keyof typeof ORDERS;
}

const dueOn = appeals.dueOn;
const ORDERS = {
  due_on: [sql`${dueOn} ASC NULLS LAST`, desc(appeals.id)],
  "-due_on": [sql`${dueOn} DESC NULLS LAST`, desc(appeals.id)],
  id: [asc(appeals.id)],
  "-id": [desc(appeals.id)],
} satisfies Record<string, SQL[]>;

/** Appeals of the people within the scope, oneself included: what is due first comes first, what is over newest first. */
export async function listAppeals(
  db: Db,
  scope: Scope,
  { filter, employeeId, periodId, kpiId, page, pageSize, sort = "due_on" }: AppealsQuery,
): Promise<{ appeals: ListedAppeal[]; total: number }> {
  const where = and(
    withinScope(scope, appeals.employeeId),
    filter && inArray(appeals.state, STATES_OF[filter]),
    employeeId === undefined ? undefined : eq(appeals.employeeId, employeeId),
    periodId === undefined ? undefined : eq(appeals.periodId, periodId),
    kpiId === undefined ? undefined : eq(appeals.kpiId, kpiId),
  );
  const found = await select(db)
    .where(where)
    .orderBy(...ORDERS[sort])
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const totals = await db.select({ total: count() }).from(appeals).where(where);
  return { appeals: found, total: totals[0]?.total ?? 0 };
}

export async function countAppeals(db: Db, scope: Scope): Promise<Record<AppealFilter, number>> {
  const rows = await db
    .select({ state: appeals.state, number: count() })
    .from(appeals)
    .where(withinScope(scope, appeals.employeeId))
    .groupBy(appeals.state);
  const of = (filter: AppealFilter) =>
    rows.reduce((sum, { state, number }) => sum + (STATES_OF[filter].includes(state) ? number : 0), 0);
  return { open: of("open"), answered: of("answered"), closed: of("closed") };
}

/** Throws "not_found" for one that the reader may not see, too. */
export async function requireAppeal(db: Db, scope: Scope, id: number): Promise<ListedAppeal> {
  const [found] = await select(db).where(and(eq(appeals.id, id), withinScope(scope, appeals.employeeId)));
  if (!found) throw notFound("This appeal");
  return found;
}

/** What happened to an appeal, oldest first. The caller has seen to it that the reader may. */
const listAppealEvents = (db: Db, appealId: number): Promise<AppealEvent[]> =>
  db
    .select({
      id: appealEvents.id,
      kind: appealEvents.kind,
      outcome: appealEvents.outcome,
      at: appealEvents.at,
      actorLabel: appealEvents.actorLabel,
      text: appealEvents.text,
    })
    .from(appealEvents)
    .where(eq(appealEvents.appealId, appealId))
    .orderBy(asc(appealEvents.id));

const FILE_FIELDS = {
  id: appealAttachments.id,
  name: appealAttachments.name,
  mediaType: appealAttachments.mediaType,
  byteSize: appealAttachments.byteSize,
};
export interface ListedAttachment {
  id: number;
  name: string;
  mediaType: string;
  byteSize: number;
}

/** Without their content. The caller has seen to it that the reader may. */
export const listAttachments = (db: Db, appealId: number): Promise<ListedAttachment[]> =>
  db
    .select(FILE_FIELDS)
    .from(appealAttachments)
    .where(eq(appealAttachments.appealId, appealId))
    .orderBy(asc(appealAttachments.id));

/** Throws "not_found" for one that the reader may not see, too. */
export async function requireAttachment(
  db: Db,
  scope: Scope,
  { id, appealId }: { id: number; appealId: number },
): Promise<ListedAttachment & { employeeId: number; content: Buffer }> {
  const within: SQL = withinScope(scope, appeals.employeeId);
  const [found] = await db
    .select({ ...FILE_FIELDS, employeeId: appeals.employeeId, content: appealAttachments.content })
    .from(appealAttachments)
    .innerJoin(appeals, eq(appeals.id, appealAttachments.appealId))
    .where(and(eq(appealAttachments.id, id), eq(appeals.id, appealId), within));
  if (!found) throw notFound("This file");
  return found;
}

/** An appeal with all of its history and the names of its files. Throws "not_found". */
export async function requireAppealDetail(db: Db, scope: Scope, id: number) {
  const appeal = await requireAppeal(db, scope, id);
  const [events, attachments] = await Promise.all([listAppealEvents(db, id), listAttachments(db, id)]);
  return { appeal, events, attachments };
}
