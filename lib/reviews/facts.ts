import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import type { DecimalString } from "@/lib/decimal";
import type { Period } from "@/lib/scoring/periods/queries";
import type { GuardrailHit, ReviewFacts } from "./exceptions";
import { versionColumn } from "./version";

/** A scorecard in a list of reviews, with what the rules of exceptions look at. */
export interface ReviewRow {
  employeeId: number;
  name: string;
  jobRole: string | null;
  orgUnit: string | null;
  managerName: string | null;
  status: "draft" | "review" | "final";
  version: string;
  change: DecimalString | null;
  signedBy: string | null;
  facts: ReviewFacts;
}

interface Row extends Record<string, unknown> {
  employee_id: number;
  name: string;
  job_role: string | null;
  org_unit: string | null;
  manager: string | null;
  status: ReviewRow["status"];
  version: string;
  reviewer_name: string | null;
  reviewed_at: string | null;
  reviewed_score: string | null;
  review_started_score: string | null;
  total: string | null;
  computed_total: string | null;
  band: RatingBand;
  coverage: string;
  minimum_coverage: string;
  is_adjusted: boolean;
  guardrails: GuardrailHit[];
  peer_count: number | null;
  peer_median: string | null;
  peer_deviation: string | null;
  before_total: string | null;
  before_guardrail: boolean | null;
  before_coverage: string | null;
  before_adjusted: boolean | null;
  same_template: boolean | null;
  behind: boolean;
}

export interface FactsQuery {
  period: Period;
  /** YYYY-MM-DD where the organisation is. */
  today: string;
  /** Conditions on `i` (instance), `r` (result), `e` (employee). */
  where: SQL;
  orderBy?: SQL;
  limit?: number;
  offset?: number;
}

/** A sign-off that is of the total that stands. */
export const SIGNED_NOW = sql`(i.reviewed_at IS NOT NULL AND i.reviewed_score IS NOT DISTINCT FROM r.total_score)`;

/** Scorecards of a period with their facts, of people a template was for, in one statement over stored figures. */
export async function listReviewRows(db: Db, query: FactsQuery): Promise<ReviewRow[]> {
  const { period, where, orderBy = sql`e.name, e.id`, limit = 1_000, offset = 0 } = query;
  const rows = await db.execute<Row>(sql`
    WITH page AS MATERIALIZED (
      SELECT i.*, e.name, r.total_score AS total, r.rating_band AS band, r.coverage, r.is_adjusted, r.has_guardrail_hit,
             CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.total_score END AS computed_total,
             row_number() OVER (ORDER BY ${orderBy}) AS place
        FROM employee_scorecard_instances i
        JOIN performance_results r ON r.period_id = i.period_id AND r.employee_id = i.employee_id
        JOIN employees e ON e.id = i.employee_id
       WHERE i.period_id = ${period.id} AND i.template_version_id IS NOT NULL AND ${where}
       ORDER BY ${orderBy} LIMIT ${limit} OFFSET ${offset}
    ), before AS (
      SELECT id FROM evaluation_periods
       WHERE frequency = ${period.frequency} AND period_end <= ${period.periodStart}::date
       ORDER BY period_end DESC, period_start DESC LIMIT 1
    )
    SELECT i.employee_id, i.name, j.name AS job_role, u.name AS org_unit, m.name AS manager, i.status,
           ${versionColumn} AS version, i.reviewer_name, i.reviewed_at, i.reviewed_score, i.review_started_score,
           i.total, i.computed_total, i.band, i.coverage, v.minimum_coverage, i.is_adjusted,
           CASE WHEN i.has_guardrail_hit THEN (
             SELECT json_agg(json_build_object('primary', p.name, 'guardrail', g.name, 'cap', k.guardrail_cap::text,
                      'guardrailScore', l.score::text) ORDER BY p.name)
               FROM kpi_results k
               JOIN kpi_definitions p ON p.id = k.kpi_id
               JOIN kpi_definitions g ON g.id = k.guardrail_kpi_id
               LEFT JOIN kpi_results l ON l.period_id = k.period_id AND l.employee_id = k.employee_id AND l.kpi_id = g.id
              WHERE k.period_id = i.period_id AND k.employee_id = i.employee_id AND k.guardrail_kpi_id IS NOT NULL
           ) ELSE '[]' END AS guardrails,
           s.people_count AS peer_count, s.median_score AS peer_median, s.median_deviation AS peer_deviation,
           b.total_score AS before_total, b.has_guardrail_hit AS before_guardrail, b.coverage AS before_coverage,
           b.is_adjusted AS before_adjusted, w.template_version_id = i.template_version_id AS same_template,
           EXISTS (SELECT FROM stale_scorecards t WHERE t.period_id = i.period_id AND t.employee_id = i.employee_id) AS behind
      FROM page i
      JOIN scorecard_template_versions v ON v.id = i.template_version_id
      LEFT JOIN job_roles j ON j.id = i.job_role_id
      LEFT JOIN org_units u ON u.id = i.org_unit_id
      LEFT JOIN employees m ON m.id = i.manager_id
      LEFT JOIN peer_statistics s ON s.period_id = i.period_id AND s.template_id = v.template_id
      LEFT JOIN performance_results b ON b.period_id = (SELECT id FROM before) AND b.employee_id = i.employee_id
            AND b.rating_band IN ('above', 'on', 'near', 'below')
      LEFT JOIN employee_scorecard_instances w ON w.period_id = b.period_id AND w.employee_id = b.employee_id
     ORDER BY i.place`);
  return rows.map((row) => toReviewRow(row, query));
}

function toReviewRow(row: Row, { period, today }: FactsQuery): ReviewRow {
  const signed = row.reviewed_at === null ? null : { total: row.reviewed_score };
  const isRated = row.band !== "insufficient_data" && row.band !== "not_scored";
  const isDue = period.status === "in_review" && period.reviewDueOn !== null && today > period.reviewDueOn;
  return {
    employeeId: row.employee_id,
    name: row.name,
    jobRole: row.job_role,
    orgUnit: row.org_unit,
    managerName: row.manager,
    status: row.status,
    version: row.version,
    change:
      isRated && row.total !== null && row.before_total !== null
        ? (Number(row.total) - Number(row.before_total)).toFixed(4)
        : null,
    signedBy: row.reviewer_name,
    facts: {
      band: row.band,
      total: row.total,
      computedTotal: row.computed_total,
      coverage: row.coverage,
      minimumCoverage: row.minimum_coverage,
      guardrails: row.guardrails,
      previous:
        row.before_total === null
          ? null
          : {
              total: row.before_total,
              guardrail: row.before_guardrail ?? false,
              coverage: row.before_coverage ?? "0",
              sameTemplate: row.same_template ?? false,
              adjusted: row.before_adjusted ?? false,
            },
      peers:
        row.peer_count === null || row.peer_median === null || row.peer_deviation === null
          ? null
          : { count: row.peer_count, median: row.peer_median, deviation: row.peer_deviation },
      adjusted: row.is_adjusted,
      startedTotal: row.review_started_score,
      begun: row.status === "review",
      signed,
      behind: row.behind,
      overdue: isDue && (signed === null || Number(signed.total) !== Number(row.total)),
    },
  };
}
