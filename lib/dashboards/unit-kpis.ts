import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { type Scope, withinScope } from "@/lib/access/scope";
import { SMALLEST_GROUP } from "@/lib/scoring/rollups/withheld-groups";

/** People of a unit, with everything below it, and their KPI scores; figures as JSON numbers. */
export interface UnitKpis {
  total: number;
  members: { userId: number; name: string; overallScore: number | null; kpis: MemberKpi[] }[];
  /** Means over the people in scope; null of fewer than five. */
  averages: { overallScore: number | null; kpis: Record<string, number> };
}

export interface MemberKpi {
  id: number;
  name: string;
  score: number | null;
  actual_value: number | null;
}

interface Query {
  unitId: number;
  periodId: number;
  page: number;
  pageSize: number;
  /** By name from the last to the first. */
  fromZ?: boolean;
}

export async function getUnitKpis(db: Db, scope: Scope, query: Query): Promise<UnitKpis> {
  const { unitId, periodId } = query;
  const people = sql`
    SELECT r.employee_id, CASE WHEN r.rating_band <> 'insufficient_data' THEN r.total_score END AS score
      FROM performance_results r JOIN employee_scorecard_instances i USING (period_id, employee_id)
     WHERE r.period_id = ${periodId} AND ${withinScope(scope, sql`r.employee_id`)} AND i.org_unit_id IN (
       WITH RECURSIVE below(id) AS (
         SELECT ${unitId}::integer UNION SELECT o.id FROM below b JOIN org_units o ON o.parent_id = b.id
       ) SELECT id FROM below)`;
  const [members, kpis, [whole]] = await Promise.all([
    db.execute<{ user_id: number; name: string; score: string | null; kpis: MemberKpi[] }>(sql`
      SELECT p.employee_id AS user_id, e.name, p.score, coalesce((
               SELECT json_agg(json_build_object('id', k.kpi_id, 'name', d.name, 'score', k.score,
                                                 'actual_value', k.actual_value) ORDER BY d.name)
                 FROM kpi_results k JOIN kpi_definitions d ON d.id = k.kpi_id
                WHERE k.period_id = ${periodId} AND k.employee_id = p.employee_id), '[]') AS kpis
        FROM (${people}) p JOIN employees e ON e.id = p.employee_id
       ORDER BY ${query.fromZ ? sql`e.name DESC, e.id DESC` : sql`e.name, e.id`} LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}`),
    db.execute<{ name: string; mean: string; people: number }>(sql`
      SELECT d.name, round(avg(k.score), 4) AS mean, count(k.score)::integer AS people
        FROM (${people}) p JOIN kpi_results k ON k.period_id = ${periodId} AND k.employee_id = p.employee_id
        JOIN kpi_definitions d ON d.id = k.kpi_id GROUP BY d.name ORDER BY d.name`),
    db.execute<{ total: number; mean: string | null; scored: number }>(sql`
      SELECT count(*)::integer AS total, round(avg(score), 4) AS mean, count(score)::integer AS scored
        FROM (${people}) p`),
  ]);
  const shownKpis = kpis.filter(({ people: count }) => count >= SMALLEST_GROUP);
  const isEnough = whole && whole.mean !== null && whole.scored >= SMALLEST_GROUP;
  return {
    total: whole?.total ?? 0,
    members: members.map(({ user_id: userId, name, score, kpis: own }) => ({
      userId,
      name,
      overallScore: score === null ? null : Number(score),
      kpis: own,
    })),
    averages: {
      overallScore: isEnough ? Number(whole.mean) : null,
      kpis: Object.fromEntries(shownKpis.map(({ name, mean }) => [name, Number(mean)])),
    },
  };
}
