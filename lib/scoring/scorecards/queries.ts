import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { employees, jobRoles, orgUnits } from "@/db/schema/people";
import { computeRuns, employeeScorecardInstances, performanceResults } from "@/db/schema/scoring";
import { requireInScope, type Scope } from "@/lib/access/scope";
import { getBehindSince } from "../freshness/queries";
import { requirePeriod } from "../periods/queries";
import { listScorecardKras } from "./kpi-rows";
import { getTrend } from "./trend";
import type { Scorecard, ScorecardFreshness, ScorecardTemplate, Trend } from "./types";

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
  const period = await requirePeriod(db, periodId);
  const head = await getHead(db, employeeId, periodId);
  if (!head) return null;
  const template = templateOf(head);
  const [kras, trend, behindSince] = await Promise.all([
    template ? listScorecardKras(db, { employeeId, periodId, versionId: template.versionId }) : [],
    withTrend ? getTrend(db, employeeId, period) : noTrend(),
    period.status === "finalized" ? null : getBehindSince(db, { employeeId, periodId }),
  ]);
  const { instance, employee, result } = head;
  return {
    periodId,
    status: instance.status,
    runId: instance.runId,
    computedAt: instance.computedAt,
    freshness: freshnessOf(period.status === "finalized", behindSince),
    fingerprint: head.fingerprint,
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
    },
    kras,
    trend,
  };
}

const noTrend = (): Trend => ({ periods: [], total: [], kras: new Map(), kpis: new Map() });

function freshnessOf(isFinal: boolean, behindSince: Date | null): ScorecardFreshness {
  if (behindSince) return { state: "behind", since: behindSince };
  return { state: isFinal ? "final" : "current" };
}

const manager = alias(employees, "manager");

async function getHead(db: Db, employeeId: number, periodId: number) {
  const instance = employeeScorecardInstances;
  const rows = await db
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
    })
    .from(instance)
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
    .where(and(eq(instance.periodId, periodId), eq(instance.employeeId, employeeId)));
  return rows[0] ?? null;
}

function templateOf({
  version,
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
  };
}

const named = (id: number | null, name: string | null) => (id === null ? null : { id, name: name ?? "" });
