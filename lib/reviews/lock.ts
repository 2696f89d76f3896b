import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import { organisationToday } from "@/lib/people/today";
import { type Period, requirePeriod } from "@/lib/scoring/periods/queries";
import { versionColumn } from "./version";
import { whatChanged } from "./what-changed";

export interface ScorecardKey {
  periodId: number;
  employeeId: number;
}

/** A scorecard that is held for one act of its review. */
export interface LockedScorecard extends ScorecardKey {
  period: Period;
  name: string;
  status: "draft" | "review" | "final";
  /** How often it was acted upon. */
  reviewVersion: number;
  version: string;
  total: string | null;
  computedTotal: string | null;
  hasTemplate: boolean;
  /** Who signed it off, and the total that was signed; null: nobody. */
  signed: { by: string | null; total: string | null } | null;
}

interface Row extends Record<string, unknown> {
  name: string;
  status: LockedScorecard["status"];
  review_version: number;
  version: string;
  total: string | null;
  computed_total: string | null;
  template_version_id: number | null;
  is_signed: boolean;
  reviewer_name: string | null;
  reviewed_score: string | null;
}

/**
 * Holds a scorecard, and its period against becoming final, until the transaction ends. Throws "not_found",
 * "conflict" for a final period, and, when `seen` is given and something happened since, "conflict" with what it was.
 */
export async function lockScorecard(ctx: Ctx, key: ScorecardKey, seen?: string): Promise<LockedScorecard> {
  const period = await lockReviewablePeriod(ctx, key.periodId);
  const rows = await ctx.db.execute<Row>(sql`
    SELECT e.name, i.status, i.review_version, ${versionColumn} AS version, i.template_version_id,
           i.reviewed_at IS NOT NULL AS is_signed, i.reviewer_name, i.reviewed_score, r.total_score AS total, CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.total_score END AS computed_total
      FROM employee_scorecard_instances i
      JOIN employees e ON e.id = i.employee_id
      LEFT JOIN performance_results r ON r.period_id = i.period_id AND r.employee_id = i.employee_id
     WHERE i.period_id = ${key.periodId} AND i.employee_id = ${key.employeeId} FOR UPDATE OF i`);
  const row = rows[0];
  if (!row) throw notFound("A scorecard of this person in this period");
  if (seen !== undefined && seen !== row.version) throw conflict(await whatChanged(ctx.db, key, seen));
  return {
    ...key,
    period,
    name: row.name,
    status: row.status,
    reviewVersion: row.review_version,
    version: row.version,
    total: row.total,
    computedTotal: row.computed_total,
    hasTemplate: row.template_version_id !== null,
    signed: row.is_signed ? { by: row.reviewer_name, total: row.reviewed_score } : null,
  };
}

/** Held until the transaction ends. Throws "conflict" for a final period. */
export async function lockReviewablePeriod(ctx: Ctx, periodId: number): Promise<Period> {
  await ctx.db.execute(sql`SELECT 1 FROM evaluation_periods WHERE id = ${periodId} FOR SHARE`);
  const period = await requirePeriod(ctx.db, periodId);
  if (period.status === "finalized")
    throw conflict(`${period.name} is final: nothing about it changes any more.`);
  return period;
}

/** Throws "conflict" while the period runs: its figures are estimates. */
export async function requireEnded(ctx: Ctx, { name, periodEnd }: Period): Promise<void> {
  if (periodEnd > (await organisationToday(ctx.db, ctx.now))) {
    throw conflict(`${name} has not ended: its figures still change.`);
  }
}
