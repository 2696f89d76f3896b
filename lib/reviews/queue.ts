import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Scope, withinScope } from "@/lib/access/scope";
import { organisationToday } from "@/lib/people/today";
import { type Period, requirePeriod } from "@/lib/scoring/periods/queries";
import {
  BIG_CHANGE,
  EXCEPTION_KINDS,
  type ExceptionKind,
  exceptionsOf,
  isExceptional,
  type ReviewException,
} from "./exceptions";
import { listReviewRows, type ReviewRow, SIGNED_NOW } from "./facts";

export const REVIEW_STATES = ["all", "open", "signed"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export interface ListedReview extends ReviewRow {
  exceptions: ReviewException[];
}

export interface ReviewList {
  reviews: ListedReview[];
  total: number;
  counts: Record<ReviewState, number>;
}

export interface ReviewQuery {
  period: Period;
  now: Date;
  state: ReviewState;
  /** Part of a name. */
  search?: string;
  /** From 1. */
  page: number;
  pageSize: number;
  /** By name from the last to the first. */
  fromZ?: boolean;
}

/** The scorecards a reader reviews, by name. Nobody reviews their own: it is left out, also for human resources. */
export async function listReviews(db: Db, scope: Scope, query: ReviewQuery): Promise<ReviewList> {
  const { period, now, state, search, page, pageSize, fromZ } = query;
  const mine = reviewedBy(scope);
  const named = search ? sql` AND e.name ILIKE ${`%${search.replaceAll(/[\\%_]/g, "\\$&")}%`}` : sql``;
  const today = await organisationToday(db, now);
  const [rows, counts] = await Promise.all([
    listReviewRows(db, {
      period,
      today,
      where: sql`${mine}${named} AND ${CONDITIONS[state]}`,
      orderBy: fromZ ? sql`e.name DESC, e.id DESC` : undefined,
      limit: pageSize,
      offset: (page - 1) * pageSize,
    }),
    countReviews(db, period, sql`${mine}${named}`),
  ]);
  return { reviews: rows.map(withExceptions), total: counts[state], counts };
}

const CONDITIONS: Record<ReviewState, SQL> = {
  all: sql`true`,
  open: sql`NOT ${SIGNED_NOW}`,
  signed: SIGNED_NOW,
};

const reviewedBy = (scope: Scope): SQL =>
  scope.selfId === null
    ? withinScope(scope, sql`i.employee_id`)
    : sql`${withinScope(scope, sql`i.employee_id`)} AND i.employee_id <> ${scope.selfId}`;

async function countReviews(db: Db, period: Period, where: SQL): Promise<Record<ReviewState, number>> {
  const rows = await db.execute<{ every: number; signed: number }>(sql`
    SELECT count(*)::integer AS every, count(*) FILTER (WHERE ${SIGNED_NOW})::integer AS signed
      FROM employee_scorecard_instances i
      JOIN performance_results r ON r.period_id = i.period_id AND r.employee_id = i.employee_id
      JOIN employees e ON e.id = i.employee_id
     WHERE i.period_id = ${period.id} AND i.template_version_id IS NOT NULL AND ${where}`);
  const { every = 0, signed = 0 } = rows[0] ?? {};
  return { all: every, signed, open: every - signed };
}

const withExceptions = (row: ReviewRow): ListedReview => ({ ...row, exceptions: exceptionsOf(row.facts) });

/** What asks for somebody in the queue; the other kinds are said on the scorecard alone. */
export const QUEUED = [
  "overdue",
  "insufficient_data",
  "low_performer",
  "sla_breach",
  "swing",
  "corrected",
] as const satisfies readonly ExceptionKind[];
export type QueuedKind = (typeof QUEUED)[number];
const isQueued = ({ kind }: ReviewException): boolean => (QUEUED as readonly ExceptionKind[]).includes(kind);

export interface QueueItem {
  review: ReviewRow;
  /** The most pressing one, and the others. */
  exception: ReviewException;
  more: ReviewException[];
}

/** Nobody works through more at once; the rest is counted. */
export const LONGEST_QUEUE = 50;

export interface Queue {
  items: QueueItem[];
  /** More are there than are listed. */
  cut: boolean;
}

/**
 * Who needs a reviewer in a period, and why, most pressing first. Only scorecards without a sign-off that stands are
 * asked about; one statement finds those any rule could concern, the rules decide.
 */
export async function listQueue(
  db: Db,
  scope: Scope,
  { period, now, kind }: { period: Period; now: Date; kind?: QueuedKind },
): Promise<Queue> {
  if (period.status === "finalized") return { items: [], cut: false };
  const today = await organisationToday(db, now);
  const isOverdue =
    period.status === "in_review" && period.reviewDueOn !== null && today > period.reviewDueOn;
  // Of one kind, those it could be: the queue's length is for them alone.
  const concerned = kind && kind !== "overdue" ? COULD_BE_OF[kind] : isOverdue ? sql`true` : COULD_BE;
  const found = await listReviewRows(db, {
    period,
    today,
    where: sql`${reviewedBy(scope)} AND NOT ${SIGNED_NOW} AND ${concerned}`,
    orderBy: sql`${PRESSING}, e.name, e.id`,
    limit: LONGEST_QUEUE + 1,
  });
  const items = found.slice(0, LONGEST_QUEUE).flatMap((row): QueueItem[] => {
    const queued = exceptionsOf(row.facts).filter(isQueued);
    const exception = kind ? queued.find((each) => each.kind === kind) : queued[0];
    return exception ? [{ review: row, exception, more: queued.filter((each) => each !== exception) }] : [];
  });
  return { items: items.sort(byUrgency), cut: found.length > LONGEST_QUEUE };
}

/** Wider than the rules, never narrower, and never unknown: whoever has no period before them has not changed. */
const COULD_BE_OF: Record<Exclude<QueuedKind, "overdue">, SQL> = {
  insufficient_data: sql`r.rating_band IN ('insufficient_data', 'not_scored')`,
  low_performer: sql`r.rating_band = 'below'`,
  sla_breach: sql`r.has_guardrail_hit`,
  swing: sql`coalesce(abs(r.total_score - r.previous_score) >= ${BIG_CHANGE}::numeric, false)`,
  corrected: sql`(i.reviewed_at IS NOT NULL OR (i.status = 'review' AND i.review_started_score IS DISTINCT FROM
      CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.total_score END))`,
};
const COULD_BE = sql`(${sql.join(Object.values(COULD_BE_OF), sql` OR `)})`;

const PRESSING = sql`CASE r.rating_band WHEN 'insufficient_data' THEN 0 WHEN 'not_scored' THEN 0 WHEN 'below' THEN 1 ELSE 2 END`;

const urgency = ({ exception }: QueueItem) => EXCEPTION_KINDS.indexOf(exception.kind);
const byUrgency = (a: QueueItem, b: QueueItem) =>
  urgency(a) - urgency(b) || a.review.name.localeCompare(b.review.name);

/** Of these people, whose scorecards hold nothing exceptional and are not signed. For the bulk sign-off. */
export async function listUnexceptional(
  db: Db,
  { periodId, employeeIds, now }: { periodId: number; employeeIds: readonly number[]; now: Date },
): Promise<Set<number>> {
  const period = await requirePeriod(db, periodId);
  const rows = await listReviewRows(db, {
    period,
    today: await organisationToday(db, now),
    where: sql`i.employee_id = ANY (${`{${employeeIds.join(",")}}`}::integer[]) AND NOT ${SIGNED_NOW}`,
  });
  return new Set(
    rows.filter((row) => !isExceptional(exceptionsOf(row.facts))).map(({ employeeId }) => employeeId),
  );
}

/** Everyone of a reader's of whom nothing is exceptional, with the version that is seen: what a bulk sign-off sends. */
export async function listAgreeable(
  db: Db,
  scope: Scope,
  { period, now }: { period: Period; now: Date },
): Promise<{ employeeId: number; version: string }[]> {
  if (period.status !== "in_review") return [];
  const rows = await listReviewRows(db, {
    period,
    today: await organisationToday(db, now),
    where: sql`${reviewedBy(scope)} AND NOT ${SIGNED_NOW} AND NOT ${COULD_BE}`,
    limit: 500,
  });
  return rows
    .filter((row) => !isExceptional(exceptionsOf(row.facts)))
    .map(({ employeeId, version }) => ({ employeeId, version }));
}
