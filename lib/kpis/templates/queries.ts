import { aliasedTable, and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accounts } from "@/db/schema/access";
import {
  scorecardTemplateGuardrails,
  scorecardTemplateItems,
  scorecardTemplateKras,
  scorecardTemplateMappings,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { trimDecimal } from "@/lib/decimal";
import { notFound } from "@/lib/errors";
import type { ScoringMethod } from "../rule/types";
import type { VersionContent } from "./input";
import type { Template, TemplateVersion, VersionHead } from "./types";

/** By name, each with its versions, newest first. */
export async function listTemplates(db: Db): Promise<Template[]> {
  const heads = await db.select().from(scorecardTemplates).orderBy(asc(scorecardTemplates.name));
  return withParts(db, heads);
}

/** Throws AppError "not_found". */
export async function requireTemplate(db: Db, templateId: number): Promise<Template> {
  const heads = await db.select().from(scorecardTemplates).where(eq(scorecardTemplates.id, templateId));
  const [template] = await withParts(db, heads);
  if (!template) throw notFound("This template");
  return template;
}

/** A version with everything it scores by. Throws AppError "not_found". */
export async function requireVersion(db: Db, templateId: number, version: number): Promise<TemplateVersion> {
  const [row] = await selectVersions(
    db,
    and(eq(scorecardTemplateVersions.templateId, templateId), eq(scorecardTemplateVersions.version, version)),
  );
  if (!row) throw notFound(`Version ${version} of this template`);
  return {
    id: row.stored.id,
    template_id: templateId,
    ...toHead(row),
    ...(await readContent(db, row.stored)),
  };
}

type HeadRow = typeof scorecardTemplates.$inferSelect;

async function withParts(db: Db, heads: HeadRow[]): Promise<Template[]> {
  if (heads.length === 0) return [];
  const ids = heads.map((head) => head.id);
  const mappings = await db
    .select()
    .from(scorecardTemplateMappings)
    .where(inArray(scorecardTemplateMappings.templateId, ids))
    .orderBy(asc(scorecardTemplateMappings.id));
  const versions = await selectVersions(db, inArray(scorecardTemplateVersions.templateId, ids));
  return heads.map((head) => ({
    id: head.id,
    name: head.name,
    description: head.description,
    frequency: head.frequency,
    is_active: head.isActive,
    mappings: mappings
      .filter((mapping) => mapping.templateId === head.id)
      .map(({ jobRoleId, orgUnitId }) => ({ job_role_id: jobRoleId, org_unit_id: orgUnitId })),
    versions: versions.filter(({ stored }) => stored.templateId === head.id).map(toHead),
  }));
}

type StoredVersion = typeof scorecardTemplateVersions.$inferSelect;
interface VersionRow {
  stored: StoredVersion;
  activatedBy: string | null;
}

function selectVersions(db: Db, where: ReturnType<typeof and>): Promise<VersionRow[]> {
  const activator = aliasedTable(accounts, "activator");
  return db
    .select({ stored: scorecardTemplateVersions, activatedBy: activator.name })
    .from(scorecardTemplateVersions)
    .leftJoin(activator, eq(activator.id, scorecardTemplateVersions.activatedBy))
    .where(where)
    .orderBy(desc(scorecardTemplateVersions.version));
}

const toHead = ({ stored, activatedBy }: VersionRow): VersionHead => ({
  version: stored.version,
  status: stored.status,
  effective_from: stored.effectiveFrom,
  effective_to: stored.effectiveTo,
  activated_at: stored.activatedAt?.toISOString() ?? null,
  activated_by: activatedBy,
  updated_at: stored.updatedAt.toISOString(),
});

async function readContent(db: Db, stored: StoredVersion): Promise<VersionContent> {
  const of = {
    kras: scorecardTemplateKras,
    items: scorecardTemplateItems,
    rails: scorecardTemplateGuardrails,
  };
  const kras = await db
    .select()
    .from(of.kras)
    .where(eq(of.kras.versionId, stored.id))
    .orderBy(asc(of.kras.position));
  const items = await db
    .select()
    .from(of.items)
    .where(eq(of.items.versionId, stored.id))
    .orderBy(asc(of.items.position));
  const guardrails = await db
    .select()
    .from(of.rails)
    .where(eq(of.rails.versionId, stored.id))
    .orderBy(asc(of.rails.primaryKpiId), asc(of.rails.guardrailKpiId));
  return {
    maximum_score: trimDecimal(stored.maximumScore),
    minimum_coverage: trimDecimal(stored.minimumCoverage),
    bands: stored.bands,
    kras: kras.map(({ kraId, weight }) => ({ kra_id: kraId, weight: trimDecimal(weight) })),
    items: items.map((item) => ({
      kpi_id: item.kpiId,
      kra_id: item.kraId,
      weight: trimDecimal(item.weight),
      target_override: item.targetOverride,
      scoring_method_override: item.scoringMethodOverride as ScoringMethod | null,
      missing_policy: item.missingPolicy,
      min_records: item.minRecords,
      pro_rating: item.proRating,
    })),
    guardrails: guardrails.map((rail) => ({
      primary_kpi_id: rail.primaryKpiId,
      guardrail_kpi_id: rail.guardrailKpiId,
      threshold: trimDecimal(rail.threshold),
      cap_score: trimDecimal(rail.capScore),
    })),
  };
}
