import { asc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import {
  kpiBindings,
  kpiDefinitions,
  scorecardTemplateGuardrails,
  scorecardTemplateItems,
  scorecardTemplateKras,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { followsDays } from "@/lib/kpis/rule/pro-rated";
import type { ItemRule, ScoringMethod, Target, TemplateRule } from "@/lib/kpis/rule/types";

export interface VersionRule {
  versionId: number;
  templateName: string;
  rule: TemplateRule;
}

export interface KpiInRun {
  kpiId: number;
  name: string;
  version: number;
  isActive: boolean;
}

export interface RunRules {
  /** By template version. */
  versions: Map<number, VersionRule>;
  /** Every KPI of those versions, by rising id. */
  kpis: KpiInRun[];
}

/** The rules of template versions as they score today: the items' own targets and methods, else those of their KPIs. */
export async function loadRules(db: Db, versionIds: number[]): Promise<RunRules> {
  if (versionIds.length === 0) return { versions: new Map(), kpis: [] };
  // One after another: they share the connection of the run's transaction.
  const versions = await listVersions(db, versionIds);
  const kras = await listKras(db, versionIds);
  const items = await listItems(db, versionIds);
  const guardrails = await listGuardrails(db, versionIds);
  const rules = versions.map(({ version, templateName }): VersionRule => {
    const ofVersion = (row: { versionId: number }) => row.versionId === version.id;
    return {
      versionId: version.id,
      templateName,
      rule: {
        maximumScore: version.maximumScore,
        minimumCoveragePercent: version.minimumCoverage,
        bands: version.bands,
        kras: kras.filter(ofVersion).map(({ kraId, weight }) => ({ kraId, weightPercent: weight })),
        items: items.filter(({ item }) => ofVersion(item)).map(itemRule),
        guardrails: guardrails
          .filter(ofVersion)
          .map(({ primaryKpiId, guardrailKpiId, threshold, capScore }) => ({
            primaryKpiId,
            guardrailKpiId,
            threshold,
            capScore,
          })),
      },
    };
  });
  const kpis = new Map(
    items.map(({ kpi }) => [
      kpi.id,
      { kpiId: kpi.id, name: kpi.name, version: kpi.version, isActive: kpi.isActive },
    ]),
  );
  return {
    versions: new Map(rules.map((rule) => [rule.versionId, rule])),
    kpis: [...kpis.values()].sort((a, b) => a.kpiId - b.kpiId),
  };
}

function listVersions(db: Db, versionIds: number[]) {
  return db
    .select({ version: scorecardTemplateVersions, templateName: scorecardTemplates.name })
    .from(scorecardTemplateVersions)
    .innerJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .where(inArray(scorecardTemplateVersions.id, versionIds));
}

function listKras(db: Db, versionIds: number[]) {
  return db
    .select()
    .from(scorecardTemplateKras)
    .where(inArray(scorecardTemplateKras.versionId, versionIds))
    .orderBy(asc(scorecardTemplateKras.position), asc(scorecardTemplateKras.kraId));
}

function listItems(db: Db, versionIds: number[]) {
  return db
    .select({ item: scorecardTemplateItems, kpi: kpiDefinitions, aggregation: kpiBindings.aggregation })
    .from(scorecardTemplateItems)
    .innerJoin(kpiDefinitions, eq(kpiDefinitions.id, scorecardTemplateItems.kpiId))
    .leftJoin(kpiBindings, eq(kpiBindings.kpiId, scorecardTemplateItems.kpiId))
    .where(inArray(scorecardTemplateItems.versionId, versionIds))
    .orderBy(asc(scorecardTemplateItems.position), asc(scorecardTemplateItems.kpiId));
}

function listGuardrails(db: Db, versionIds: number[]) {
  return db
    .select()
    .from(scorecardTemplateGuardrails)
    .where(inArray(scorecardTemplateGuardrails.versionId, versionIds));
}

function itemRule({ item, kpi, aggregation }: Awaited<ReturnType<typeof listItems>>[number]): ItemRule {
  return {
    kpiId: item.kpiId,
    kraId: item.kraId,
    weightPercent: item.weight,
    direction: kpi.direction,
    target: (item.targetOverride ?? kpi.target) as Target,
    method: (item.scoringMethodOverride ?? kpi.scoringMethod) as ScoringMethod,
    missing: item.missingPolicy,
    minRecords: item.minRecords,
    followsDays: followsDays(item.proRating, { calculation_type: kpi.calculationType, aggregation }),
  };
}
