import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { DecimalString } from "@/lib/decimal";
import { newestOverrides } from "@/lib/scoring/overrides/in-force";
import {
  BIN_COUNT,
  BIN_POINTS,
  type Distribution,
  type Quantiles,
  RATED_BANDS,
  type RatedBand,
} from "./figures";
import type { GroupCounts } from "./four-fifths";
import type { EffectCounts, OverrideCounts } from "./override-effect";

export interface Subject {
  kind: "whole" | "unit" | "manager";
  /** 0 for the whole. */
  id: number;
  people: number;
  /** Null: nobody is rated. */
  distribution: Distribution | null;
  counts: OverrideCounts;
}

interface CountsRow extends Record<string, unknown> {
  rated: number;
  score_sum: DecimalString | null;
  bands: Record<RatedBand, number>;
  computed_rated: number;
  computed_sum: DecimalString | null;
  computed_bands: Record<RatedBand, number>;
  changed: number;
  up: number;
  down: number;
  change_sum: DecimalString | null;
}

interface SubjectRow extends CountsRow {
  kind: Subject["kind"];
  id: number;
  people: number;
  mean: DecimalString | null;
  quantiles: DecimalString[] | null;
  bins: Record<string, number> | null;
  overrides: number;
  by_manager: number;
}

/**
 * The spread of a period's ratings over the whole, every unit with everything below it, and every manager's direct reports,
 * as people stood in that period; beside it what overrides changed. One statement: it reads the period's results by the front
 * of their key and the period's overrides by index, and groups each person once for the whole, once for their manager and
 * once for every unit above them. The bound: 10,000 people in 300 units four deep under 1,000 managers are 60,000 rows to
 * group, measured at 0.3 s.
 */
export async function listSubjects(db: Db, periodId: number): Promise<Subject[]> {
  const rows = await db.execute<SubjectRow>(sql`
    WITH RECURSIVE
    overridden AS (
      SELECT n.employee_id, count(*) AS overrides, array_agg(a.employee_id) FILTER (WHERE a.employee_id IS NOT NULL) AS reviewers
        FROM (${newestOverrides(sql`period_id = ${periodId}`)}) AS n
        JOIN score_overrides o ON o.id = n.id LEFT JOIN accounts a ON a.id = o.reviewer_id
       WHERE n.new_score IS NOT NULL GROUP BY n.employee_id
    ),
    placed AS MATERIALIZED (
      SELECT i.org_unit_id, i.manager_id, r.total_score AS score, r.rating_band AS band,
             CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.total_score END AS computed,
             CASE WHEN r.is_adjusted THEN r.computed_band ELSE r.rating_band END AS computed_band,
             ${isRated(sql`r.rating_band`)} AS rated,
             CASE WHEN r.is_adjusted AND ${isRated(sql`r.rating_band`)} AND ${isRated(sql`r.computed_band`)}
                  THEN nullif(r.total_score - r.computed_score, 0) END AS change,
             coalesce(o.overrides, 0) AS overrides,
             coalesce(cardinality(array_positions(o.reviewers, i.manager_id)), 0) AS by_manager
        FROM employee_scorecard_instances i
        JOIN performance_results r USING (period_id, employee_id)
        LEFT JOIN overridden o USING (employee_id)
       WHERE i.period_id = ${periodId}
    ),
    above_unit(unit_id, ancestor_id) AS (
      SELECT id, id FROM org_units
      UNION
      SELECT a.unit_id, u.parent_id FROM above_unit a JOIN org_units u ON u.id = a.ancestor_id
       WHERE u.parent_id IS NOT NULL
    ),
    member AS MATERIALIZED (
      SELECT 'whole' AS kind, 0 AS id, p.* FROM placed p
      UNION ALL
      SELECT 'unit', a.ancestor_id, p.* FROM placed p JOIN above_unit a ON a.unit_id = p.org_unit_id
      UNION ALL
      SELECT 'manager', p.manager_id, p.* FROM placed p WHERE p.manager_id IS NOT NULL
    ),
    figures AS (
      SELECT kind, id, count(*)::integer AS people, count(*) FILTER (WHERE rated)::integer AS rated,
             round(avg(score) FILTER (WHERE rated), 4)::text AS mean, sum(score) FILTER (WHERE rated)::text AS score_sum,
             (percentile_cont(ARRAY[0.1, 0.25, 0.5, 0.75, 0.9]) WITHIN GROUP (ORDER BY score)
               FILTER (WHERE rated))::numeric(12,4)[]::text[] AS quantiles,
             ${bandCounts(sql`band`)} AS bands, ${bandCounts(sql`computed_band`)} AS computed_bands,
             count(*) FILTER (WHERE ${isRated(sql`computed_band`)})::integer AS computed_rated,
             sum(computed) FILTER (WHERE ${isRated(sql`computed_band`)})::text AS computed_sum,
             count(change)::integer AS changed, count(*) FILTER (WHERE change > 0)::integer AS up,
             count(*) FILTER (WHERE change < 0)::integer AS down, sum(change)::text AS change_sum,
             sum(overrides)::integer AS overrides, sum(by_manager)::integer AS by_manager
        FROM member GROUP BY kind, id
    ),
    steps AS (
      SELECT kind, id, jsonb_object_agg(bin, people) AS bins
        FROM (SELECT kind, id, least(floor(score / ${BIN_POINTS}::integer), ${BIN_COUNT - 1}::integer)::integer AS bin,
                     count(*) AS people
                FROM member WHERE rated GROUP BY 1, 2, 3) AS counted
       GROUP BY kind, id
    )
    SELECT f.*, s.bins FROM figures f LEFT JOIN steps s USING (kind, id) ORDER BY kind, id`);
  return rows.map(toSubject);
}

const isRated = (band: SQL): SQL => sql`coalesce(${band} IN ('above', 'on', 'near', 'below'), false)`;

const bandCounts = (band: SQL): SQL =>
  sql`jsonb_build_object(${sql.join(
    RATED_BANDS.map(
      (each) => sql`${sql.raw(`'${each}'`)}, count(*) FILTER (WHERE ${band} = ${sql.raw(`'${each}'`)})`,
    ),
    sql`, `,
  )})`;

function toSubject(row: SubjectRow): Subject {
  const { kind, id, people, rated } = row;
  return {
    kind,
    id,
    people,
    distribution:
      rated === 0
        ? null
        : {
            rated,
            mean: row.mean ?? "0",
            quantiles: quantilesOf(row.quantiles ?? []),
            bands: row.bands,
            bins: Array.from({ length: BIN_COUNT }, (_, bin) => row.bins?.[bin] ?? 0),
          },
    counts: { overrides: row.overrides, byManager: row.by_manager, ...countsOf(row) },
  };
}

const countsOf = (row: CountsRow) => ({
  changed: row.changed,
  up: row.up,
  down: row.down,
  changeSum: row.change_sum ?? "0",
  with: { rated: row.rated, sum: row.score_sum ?? "0", bands: row.bands },
  without: { rated: row.computed_rated, sum: row.computed_sum ?? "0", bands: row.computed_bands },
});

function quantilesOf([
  p10 = "0",
  p25 = "0",
  p50 = "0",
  p75 = "0",
  p90 = "0",
]: readonly DecimalString[]): Quantiles {
  return { p10, p25, p50, p75, p90 };
}

export interface PeriodCounts {
  periodId: number;
  name: string;
  counts: EffectCounts;
}

/** The last `most` periods of the same frequency up to this one, oldest first: `most` times the people by key. */
export async function listPeriodCounts(db: Db, periodId: number, most: number): Promise<PeriodCounts[]> {
  const rows = await db.execute<CountsRow & { id: number; name: string }>(sql`
    WITH series AS (
      SELECT p.id, p.name, p.period_start FROM evaluation_periods p
        JOIN evaluation_periods shown ON shown.id = ${periodId} AND p.frequency = shown.frequency
         AND p.period_start <= shown.period_start
       ORDER BY p.period_start DESC, p.id DESC LIMIT ${most}
    ),
    placed AS (
      SELECT s.id, s.name, s.period_start, r.total_score AS score, r.rating_band AS band,
             CASE WHEN r.is_adjusted THEN r.computed_score ELSE r.total_score END AS computed,
             CASE WHEN r.is_adjusted THEN r.computed_band ELSE r.rating_band END AS computed_band,
             CASE WHEN r.is_adjusted AND ${isRated(sql`r.rating_band`)} AND ${isRated(sql`r.computed_band`)}
                  THEN nullif(r.total_score - r.computed_score, 0) END AS change
        FROM series s LEFT JOIN performance_results r ON r.period_id = s.id
    )
    SELECT id, name, count(*) FILTER (WHERE ${isRated(sql`band`)})::integer AS rated,
           sum(score) FILTER (WHERE ${isRated(sql`band`)})::text AS score_sum,
           ${bandCounts(sql`band`)} AS bands, ${bandCounts(sql`computed_band`)} AS computed_bands,
           count(*) FILTER (WHERE ${isRated(sql`computed_band`)})::integer AS computed_rated,
           sum(computed) FILTER (WHERE ${isRated(sql`computed_band`)})::text AS computed_sum,
           count(change)::integer AS changed, count(*) FILTER (WHERE change > 0)::integer AS up,
           count(*) FILTER (WHERE change < 0)::integer AS down, sum(change)::text AS change_sum
      FROM placed GROUP BY id, name, period_start ORDER BY period_start, id`);
  return rows.map((row) => ({ periodId: row.id, name: row.name, counts: countsOf(row) }));
}

/** Rated people of a period by kind and group, by name; nobody who belongs to no group of the kind. */
export async function listGroupCounts(
  db: Db,
  periodId: number,
): Promise<{ kind: string; groups: GroupCounts[] }[]> {
  const rows = await db.execute<{ kind: string; value: string; rated: number; on_target: number }>(sql`
    SELECT g.kind, g.value, count(*) FILTER (WHERE ${isRated(sql`r.rating_band`)})::integer AS rated,
           count(*) FILTER (WHERE r.rating_band IN ('above', 'on'))::integer AS on_target
      FROM person_groups g
      JOIN performance_results r ON r.period_id = ${periodId} AND r.employee_id = g.employee_id
     GROUP BY g.kind, g.value ORDER BY g.kind, g.value`);
  const kinds = new Map<string, GroupCounts[]>();
  for (const { kind, value, rated, on_target } of rows) {
    kinds.set(kind, [...(kinds.get(kind) ?? []), { value, rated, onTarget: on_target }]);
  }
  return [...kinds].map(([kind, groups]) => ({ kind, groups }));
}
