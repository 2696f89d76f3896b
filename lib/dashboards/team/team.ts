import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import { type Scope, withinScope } from "@/lib/access/scope";
import type { DecimalString } from "@/lib/decimal";
import { OPEN_STATES } from "@/lib/reviews/appeals/moves";
import { SIGNED_NOW } from "@/lib/reviews/facts";
import type { TeamBand, TeamParams } from "../params";

export interface TeamMember {
  employeeId: number;
  name: string;
  jobRole: string | null;
  orgUnit: string | null;
  /** Null while there is no score or too little data for one. */
  score: DecimalString | null;
  change: DecimalString | null;
  band: RatingBand;
  coverage: DecimalString;
  flags: { guardrail: boolean; override: boolean; dispute: boolean; coverage: boolean; held: boolean };
  review: ReviewState;
}

/** `signed` while the sign-off is of the score that stands. */
export type ReviewState = "draft" | "review" | "signed" | "final";

export interface Team {
  members: TeamMember[];
  /** People of each band, before the band filter. */
  counts: Record<TeamBand, number>;
  /** After it. */
  total: number;
}

export const PEOPLE_PER_PAGE = 25;

type TeamQuery = Omit<TeamParams, "period"> & { periodId: number };

const RATED = sql`r.rating_band IN ('above', 'on', 'near', 'below')`;
const RATED_BANDS = ["above", "on", "near", "below"] as const;
const BAND = sql`CASE WHEN ${RATED} THEN r.rating_band::text ELSE 'none' END`;

/** The people a viewer answers for in a period: one page of them, and how many are in each band. */
export async function getTeam(db: Db, scope: Scope, query: TeamQuery): Promise<Team> {
  const [rows, bands] = await Promise.all([listMembers(db, scope, query), countBands(db, scope, query)]);
  const counts: Record<TeamBand, number> = { above: 0, on: 0, near: 0, below: 0, none: 0 };
  for (const { band, people } of bands)
    counts[RATED_BANDS.find((rated) => rated === band) ?? "none"] += people;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { members: rows.map(toMember), counts, total: query.band ? counts[query.band] : all };
}

interface MemberRow extends Record<string, unknown> {
  employee_id: number;
  name: string;
  job_role: string | null;
  org_unit: string | null;
  score: string | null;
  change: string | null;
  rating_band: RatingBand;
  coverage: string;
  has_guardrail_hit: boolean;
  has_held: boolean;
  is_adjusted: boolean;
  is_disputed: boolean;
  is_signed: boolean;
  status: Exclude<ReviewState, "signed">;
}

function listMembers(db: Db, scope: Scope, query: TeamQuery) {
  const band = query.band ? sql`AND ${BAND} = ${query.band}` : sql``;
  // The page is cut out first; names of units and held KPIs are looked up for its rows only.
  return db.execute<MemberRow>(sql`
    SELECT page.*, j.name AS job_role, u.name AS org_unit,
           EXISTS (SELECT FROM kpi_results k WHERE k.period_id = ${query.periodId}
                      AND k.employee_id = page.employee_id AND k.status = 'held') AS has_held,
           EXISTS (SELECT FROM appeals a WHERE a.period_id = ${query.periodId} AND a.employee_id = page.employee_id
                      AND a.state IN (${sql.join(
                        OPEN_STATES.map((state) => sql`${state}`),
                        sql`, `,
                      )})) AS is_disputed
      FROM (SELECT i.employee_id, i.job_role_id, i.org_unit_id, e.name, r.rating_band, r.coverage, r.has_guardrail_hit,
                   r.is_adjusted, i.status, ${SIGNED_NOW} AS is_signed,
                   CASE WHEN ${RATED} THEN r.total_score END AS score,
                   CASE WHEN ${RATED} THEN r.total_score - r.previous_score END AS change
              FROM ${people(scope, query, { withNames: true })} ${band}
             ORDER BY ${orderOf(query)}
             LIMIT ${PEOPLE_PER_PAGE} OFFSET ${(query.page - 1) * PEOPLE_PER_PAGE}) page
      LEFT JOIN job_roles j ON j.id = page.job_role_id
      LEFT JOIN org_units u ON u.id = page.org_unit_id
     ORDER BY ${orderOf(query)}`);
}

function countBands(db: Db, scope: Scope, query: TeamQuery) {
  if (scope.seesEveryone && query.who === "all" && query.q === "") return sumOfUnits(db, query);
  return db.execute<{ band: RatingBand; people: number }>(
    sql`SELECT r.rating_band AS band, count(*)::integer AS people FROM ${people(scope, query)} GROUP BY 1`,
  );
}

/** Of everyone, or of a unit: out of the stored aggregates, and whoever stands in no unit counted beside them. */
function sumOfUnits(db: Db, { periodId, unit }: TeamQuery) {
  const units =
    unit === undefined ? sql`(SELECT id FROM org_units WHERE parent_id IS NULL)` : sql`(${unit}::integer)`;
  const unplaced = sql`
    UNION ALL
    SELECT r.rating_band::text, count(*)
      FROM employee_scorecard_instances i JOIN performance_results r USING (period_id, employee_id)
     WHERE i.period_id = ${periodId} AND i.org_unit_id IS NULL GROUP BY 1`;
  return db.execute<{ band: RatingBand; people: number }>(sql`
    SELECT band, sum(people)::integer AS people
      FROM (SELECT b.key AS band, b.value::bigint AS people
              FROM score_rollups s CROSS JOIN LATERAL jsonb_each_text(s.band_counts) b
             WHERE s.period_id = ${periodId} AND s.subject = 'unit' AND s.subject_id IN ${units}
            ${unit === undefined ? unplaced : sql``}) counted
     GROUP BY band`);
}

/** Everyone in scope with results in the period. Managers are not among their own reports; HR is among everyone. */
function people(scope: Scope, { periodId, who, unit, q }: TeamQuery, { withNames = false } = {}): SQL {
  const conditions = [sql`r.period_id = ${periodId}`, withinScope(scope, sql`r.employee_id`)];
  if (!scope.seesEveryone) conditions.push(sql`r.employee_id <> ${scope.selfId}`);
  if (who === "direct") conditions.push(sql`i.manager_id = ${scope.selfId}`);
  if (unit !== undefined) conditions.push(sql`i.org_unit_id IN (${unitsBelow(unit)})`);
  if (q) conditions.push(sql`e.name ILIKE ${likeOf(q)}`);
  // Counting everyone needs neither where they stand nor what they are called.
  const placed = withNames || who === "direct" || unit !== undefined;
  const joins = [
    placed &&
      sql`JOIN employee_scorecard_instances i ON i.period_id = r.period_id AND i.employee_id = r.employee_id`,
    (withNames || q !== "") && sql`JOIN employees e ON e.id = r.employee_id`,
  ].filter((join) => join !== false);
  return sql`performance_results r ${sql.join(joins, sql` `)} WHERE ${sql.join(conditions, sql` AND `)}`;
}

const likeOf = (words: string) => `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const unitsBelow = (unitId: number) => sql`
  WITH RECURSIVE below(id) AS (
    SELECT ${unitId}::integer UNION SELECT o.id FROM below b JOIN org_units o ON o.parent_id = b.id
  ) SELECT id FROM below`;

/** By name among equals; whoever has no figure comes last either way. Names of output columns, within and without. */
function orderOf({ sort, dir }: TeamQuery): SQL {
  const direction = dir === "desc" ? sql`DESC` : sql`ASC`;
  return sort === "name"
    ? sql`name ${direction}, employee_id ${direction}`
    : sql`${sql.identifier(sort)} ${direction} NULLS LAST, name, employee_id`;
}

const toMember = (row: MemberRow): TeamMember => ({
  employeeId: row.employee_id,
  name: row.name,
  jobRole: row.job_role,
  orgUnit: row.org_unit,
  score: row.score,
  change: row.change,
  band: row.rating_band,
  coverage: row.coverage,
  flags: {
    guardrail: row.has_guardrail_hit,
    override: row.is_adjusted,
    dispute: row.is_disputed,
    coverage: row.rating_band === "insufficient_data",
    held: row.has_held,
  },
  review: row.is_signed && row.status !== "final" ? "signed" : row.status,
});
