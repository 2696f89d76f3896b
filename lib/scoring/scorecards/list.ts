import { and, asc, count, desc, eq, ilike, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import { scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { employees, jobRoles, orgUnits } from "@/db/schema/people";
import { performanceResults } from "@/db/schema/results";
import { employeeScorecardInstances } from "@/db/schema/scoring";
import { type Scope, withinScope } from "@/lib/access/scope";

export const SCORECARD_SORTS = ["name", "total_score", "coverage"] as const;

export interface ScorecardFilter {
  periodId: number;
  /** Part of a name, in any case. */
  name?: string;
  band?: RatingBand;
  /** Units, of which the person was in one. */
  orgUnitIds?: readonly number[];
}

export interface ScorecardListOptions extends ScorecardFilter {
  page: number;
  pageSize: number;
  sort: (typeof SCORECARD_SORTS)[number];
  descending: boolean;
}

export type ListedScorecard = Awaited<ReturnType<typeof listScorecards>>["scorecards"][number];

/** Stored results of a period, of everyone within scope. People without a score come last in every order by score. */
export async function listScorecards(db: Db, scope: Scope, options: ScorecardListOptions) {
  const { page, pageSize } = options;
  const where = and(
    eq(performanceResults.periodId, options.periodId),
    withinScope(scope, performanceResults.employeeId),
    options.name ? ilike(employees.name, `%${options.name.replaceAll(/[\\%_]/g, "\\$&")}%`) : undefined,
    options.band ? eq(performanceResults.ratingBand, options.band) : undefined,
    options.orgUnitIds
      ? inArray(employeeScorecardInstances.orgUnitId, [...options.orgUnitIds, 0])
      : undefined,
  );
  const scorecards = await selectRows(db)
    .where(where)
    .orderBy(...orderOf(options))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const totals = await db
    .select({ total: count() })
    .from(performanceResults)
    .innerJoin(employees, eq(employees.id, performanceResults.employeeId))
    .innerJoin(employeeScorecardInstances, sameScorecard)
    .where(where);
  return { scorecards, total: totals[0]?.total ?? 0 };
}

const manager = alias(employees, "manager");
const sameScorecard = and(
  eq(employeeScorecardInstances.periodId, performanceResults.periodId),
  eq(employeeScorecardInstances.employeeId, performanceResults.employeeId),
);

function selectRows(db: Db) {
  return db
    .select({
      employeeId: employees.id,
      employeeNumber: employees.employeeNumber,
      name: employees.name,
      orgUnitId: employeeScorecardInstances.orgUnitId,
      orgUnitName: orgUnits.name,
      managerId: employeeScorecardInstances.managerId,
      managerName: manager.name,
      jobRoleName: jobRoles.name,
      templateName: scorecardTemplates.name,
      templateVersion: scorecardTemplateVersions.version,
      status: employeeScorecardInstances.status,
      totalScore: performanceResults.totalScore,
      band: performanceResults.ratingBand,
      coverage: performanceResults.coverage,
      previousScore: performanceResults.previousScore,
      kpiCount: performanceResults.kpiCount,
      scoredKpiCount: performanceResults.scoredKpiCount,
      recordCount: performanceResults.recordCount,
      hasGuardrailHit: performanceResults.hasGuardrailHit,
      computedAt: performanceResults.computedAt,
    })
    .from(performanceResults)
    .innerJoin(employees, eq(employees.id, performanceResults.employeeId))
    .innerJoin(employeeScorecardInstances, sameScorecard)
    .leftJoin(manager, eq(manager.id, employeeScorecardInstances.managerId))
    .leftJoin(orgUnits, eq(orgUnits.id, employeeScorecardInstances.orgUnitId))
    .leftJoin(jobRoles, eq(jobRoles.id, employeeScorecardInstances.jobRoleId))
    .leftJoin(
      scorecardTemplateVersions,
      eq(scorecardTemplateVersions.id, employeeScorecardInstances.templateVersionId),
    )
    .leftJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .$dynamic();
}

function orderOf({ sort, descending }: ScorecardListOptions): SQL[] {
  const direction = descending ? desc : asc;
  const byName = [asc(employees.name), asc(employees.id)];
  if (sort === "name") return [direction(employees.name), asc(employees.id)];
  const column = sort === "coverage" ? performanceResults.coverage : performanceResults.totalScore;
  return [sql`${direction(column)} NULLS LAST`, ...byName];
}
