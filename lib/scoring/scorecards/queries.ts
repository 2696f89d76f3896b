import { and, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { preparedOnce } from "@/db/prepared";
import { scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { employees, jobRoles, orgUnits } from "@/db/schema/people";
import { performanceResults } from "@/db/schema/results";
import { computeRuns, employeeScorecardInstances, evaluationPeriods } from "@/db/schema/scoring";
import { requireInScope, type Scope } from "@/lib/access/scope";
import { projectionColumn } from "../forecast/column";
import { behindSinceColumn } from "../freshness/queries";
import { requirePeriod } from "../periods/queries";
import {
  digestColumn,
  hasRemarksColumn,
  kpisColumn,
  krasColumn,
  totalAdjustedColumn,
  versionsColumn,
} from "./kpi-rows";
import { noTrend, readTrend, trendColumn } from "./trend";
import type { Scorecard, ScorecardFreshness, ScorecardTemplate } from "./types";

/**
 * A person's scorecard of a period as it was computed, or null when none was; its trend is empty unless asked for. Reads
 * by key only. Throws "forbidden" outside the scope and "not_found" for a period that does not exist.
 */
export async function getScorecard(
  db: Db,
  scope: Scope,
  employeeId: number,
  periodId: number,
  { withTrend = true } = {},
): Promise<Scorecard | null> {
  await requireInScope(db, scope, employeeId);
  const head = await getHead(db, { employeeId, periodId, withTrend });
  if (!head) {
    await requirePeriod(db, periodId);
    return null;
  }
  const template = templateOf(head);
  const { instance, employee, result } = head;
  return {
    periodId,
    status: instance.status,
    runId: instance.runId,
    computedAt: instance.computedAt,
    changedAt: result?.computedAt ?? instance.computedAt,
    review: {
      version: instance.reviewVersion,
      signedBy: instance.reviewerName,
      signedAt: instance.reviewedAt,
      signedScore: instance.reviewedScore,
      startedScore: instance.reviewStartedScore,
      finalizedAt: instance.finalizedAt,
    },
    hasRemarks: head.hasRemarks,
    freshness: freshnessOf(head),
    fingerprint: head.fingerprint,
    projection: head.projection,
    digest: head.digest,
    employee: { id: employee.id, name: employee.name, employeeNumber: employee.employeeNumber },
    orgUnit: named(instance.orgUnitId, head.orgUnitName),
    manager: named(instance.managerId, head.managerName),
    jobRole: named(instance.jobRoleId, head.jobRoleName),
    template,
    total: {
      score: result?.totalScore ?? null,
      band: result?.ratingBand ?? "not_scored",
      coverage: result?.coverage ?? "0.0000",
      previousScore: result?.previousScore ?? null,
      kpiCount: result?.kpiCount ?? 0,
      scoredKpiCount: result?.scoredKpiCount ?? 0,
      recordCount: result?.recordCount ?? 0,
      hasGuardrailHit: result?.hasGuardrailHit ?? false,
      adjusted: head.totalAdjusted,
    },
    kras: template
      ? head.kras.map((kra) => ({ ...kra, kpis: head.kpis.filter((kpi) => kpi.kraId === kra.id) }))
      : [],
    trend: readTrend(head.trend ?? noTrend),
  };
}

function freshnessOf({
  status,
  behindSince,
}: {
  status: string;
  behindSince: string | null;
}): ScorecardFreshness {
  if (status === "finalized") return { state: "final" };
  return behindSince ? { state: "behind", since: new Date(behindSince) } : { state: "current" };
}

const manager = alias(employees, "manager");

interface HeadQuery {
  employeeId: number;
  periodId: number;
  withTrend: boolean;
}

async function getHead(db: Db, { withTrend, ...key }: HeadQuery) {
  const [row] = await (withTrend ? headWithTrend : head)(db).execute(key);
  return row ?? null;
}

const head = preparedOnce((db) => headStatement(db, sql<null>`NULL`).prepare("scorecard_head"));
const headWithTrend = preparedOnce((db) =>
  headStatement(db, trendColumn).prepare("scorecard_head_and_trend"),
);

function headStatement<Trend>(db: Db, trend: SQL<Trend>) {
  const instance = employeeScorecardInstances;
  return db
    .select({
      instance,
      employee: { id: employees.id, name: employees.name, employeeNumber: employees.employeeNumber },
      result: performanceResults,
      version: scorecardTemplateVersions,
      templateName: scorecardTemplates.name,
      orgUnitName: orgUnits.name,
      managerName: manager.name,
      jobRoleName: jobRoles.name,
      fingerprint: computeRuns.fingerprint,
      status: evaluationPeriods.status,
      behindSince: behindSinceColumn,
      projection: projectionColumn,
      versions: versionsColumn,
      totalAdjusted: totalAdjustedColumn,
      hasRemarks: hasRemarksColumn,
      digest: digestColumn,
      kras: krasColumn,
      kpis: kpisColumn,
      trend,
    })
    .from(instance)
    .innerJoin(evaluationPeriods, eq(evaluationPeriods.id, instance.periodId))
    .innerJoin(employees, eq(employees.id, instance.employeeId))
    .leftJoin(
      performanceResults,
      and(
        eq(performanceResults.periodId, instance.periodId),
        eq(performanceResults.employeeId, instance.employeeId),
      ),
    )
    .leftJoin(scorecardTemplateVersions, eq(scorecardTemplateVersions.id, instance.templateVersionId))
    .leftJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .leftJoin(orgUnits, eq(orgUnits.id, instance.orgUnitId))
    .leftJoin(manager, eq(manager.id, instance.managerId))
    .leftJoin(jobRoles, eq(jobRoles.id, instance.jobRoleId))
    .leftJoin(computeRuns, eq(computeRuns.id, instance.runId))
    .where(
      and(
        eq(instance.periodId, sql.placeholder("periodId")),
        eq(instance.employeeId, sql.placeholder("employeeId")),
      ),
    );
}

function templateOf({
  version,
  versions,
  templateName,
}: NonNullable<Awaited<ReturnType<typeof getHead>>>): ScorecardTemplate | null {
  if (!version) return null;
  return {
    id: version.templateId,
    name: templateName ?? "",
    versionId: version.id,
    version: version.version,
    maximumScore: version.maximumScore,
    minimumCoverage: version.minimumCoverage,
    bands: version.bands,
    versions,
  };
}

const named = (id: number | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });
