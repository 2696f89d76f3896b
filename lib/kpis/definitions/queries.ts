import { and, asc, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { CalculationType } from "@/db/enums";
import { accounts } from "@/db/schema/access";
import {
  kpiBindings,
  kpiDefinitions,
  kpiDefinitionVersions,
  scorecardTemplateItems,
  scorecardTemplates,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { notFound } from "@/lib/errors";
import { readsSource } from "@/lib/sources/read-by-kpi";
import type { ScoringMethod, Target } from "../rule/types";
import { readCalculation } from "./calculation";
import type { Kpi, KpiUse } from "./types";

export interface KpiFilter {
  /** Part of the name or the description. */
  search?: string;
  category?: string;
  kind?: CalculationType;
  /** Those that read this source: by a binding, an input of a formula, or a query. */
  source?: Parameters<typeof readsSource>[0];
  active?: boolean;
}

/** KPIs by name. */
export async function listKpis(db: Db, filter: KpiFilter = {}): Promise<Kpi[]> {
  const { search, category, kind, source, active } = filter;
  const part = search && `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  return readKpis(
    db,
    and(
      part ? or(ilike(kpiDefinitions.name, part), ilike(kpiDefinitions.description, part)) : undefined,
      category ? eq(kpiDefinitions.category, category) : undefined,
      kind ? eq(kpiDefinitions.calculationType, kind) : undefined,
      source ? readsSource(source) : undefined,
      active === undefined ? undefined : eq(kpiDefinitions.isActive, active),
    ),
  );
}

export async function getKpi(db: Db, kpiId: number): Promise<Kpi | null> {
  return (await readKpis(db, eq(kpiDefinitions.id, kpiId)))[0] ?? null;
}

/** Throws AppError "not_found". */
export async function requireKpi(db: Db, kpiId: number): Promise<Kpi> {
  const kpi = await getKpi(db, kpiId);
  if (!kpi) throw notFound("This KPI");
  return kpi;
}

export async function listCategories(db: Db): Promise<string[]> {
  const rows = await db
    .selectDistinct({ category: kpiDefinitions.category })
    .from(kpiDefinitions)
    .where(sql`${kpiDefinitions.category} <> ''`)
    .orderBy(asc(kpiDefinitions.category));
  return rows.map((row) => row.category);
}

/** KPIs in use, for formulas to build on, without the one that is edited. By name. */
export async function listKpiChoices(
  db: Db,
  exceptId?: number,
): Promise<{ id: number; name: string; unit: string }[]> {
  const rows = await db
    .select({ id: kpiDefinitions.id, name: kpiDefinitions.name, unit: kpiDefinitions.unit })
    .from(kpiDefinitions)
    .where(eq(kpiDefinitions.isActive, true))
    .orderBy(asc(kpiDefinitions.name), asc(kpiDefinitions.id));
  return rows.filter(({ id }) => id !== exceptId);
}

async function readKpis(db: Db, where: SQL | undefined): Promise<Kpi[]> {
  const rows = await db
    .select({ kpi: kpiDefinitions, binding: kpiBindings })
    .from(kpiDefinitions)
    .leftJoin(kpiBindings, eq(kpiBindings.kpiId, kpiDefinitions.id))
    .where(where)
    .orderBy(asc(kpiDefinitions.name), asc(kpiDefinitions.id));
  return rows.map(({ kpi, binding }) => ({
    id: kpi.id,
    version: kpi.version,
    name: kpi.name,
    description: kpi.description,
    category: kpi.category,
    unit: kpi.unit,
    aggregation_period: kpi.aggregationPeriod,
    target_type: kpi.targetType,
    direction: kpi.direction,
    // Both are written by the mutations below alone, from checked input.
    target: kpi.target as Target,
    scoring_method: kpi.scoringMethod as ScoringMethod,
    ...readCalculation({ kpi, binding }),
    is_active: kpi.isActive,
    updated_at: kpi.updatedAt.toISOString(),
  }));
}

/** Templates that hold each KPI, by template name. */
export async function listKpiUses(db: Db, kpiId?: number): Promise<Map<number, KpiUse[]>> {
  const rows = await db
    .select({
      kpiId: scorecardTemplateItems.kpiId,
      templateId: scorecardTemplates.id,
      templateName: scorecardTemplates.name,
      versions: sql<
        number[]
      >`array_agg(${scorecardTemplateVersions.version} ORDER BY ${scorecardTemplateVersions.version})`,
      active: sql<boolean>`bool_or(${scorecardTemplateVersions.status} = 'active' AND (${scorecardTemplateVersions.effectiveTo} IS NULL OR ${scorecardTemplateVersions.effectiveTo} > current_date))`,
    })
    .from(scorecardTemplateItems)
    .innerJoin(scorecardTemplateVersions, eq(scorecardTemplateVersions.id, scorecardTemplateItems.versionId))
    .innerJoin(scorecardTemplates, eq(scorecardTemplates.id, scorecardTemplateVersions.templateId))
    .where(kpiId === undefined ? undefined : eq(scorecardTemplateItems.kpiId, kpiId))
    .groupBy(scorecardTemplateItems.kpiId, scorecardTemplates.id, scorecardTemplates.name)
    .orderBy(asc(scorecardTemplates.name));
  const uses = new Map<number, KpiUse[]>();
  for (const { kpiId: id, ...use } of rows) uses.set(id, [...(uses.get(id) ?? []), use]);
  return uses;
}

/** Names of the formula KPIs that have this KPI as an input, by name. */
export async function listFormulasOver(db: Db, kpiId: number): Promise<string[]> {
  const input = JSON.stringify({ inputs: [{ source: { type: "kpi", kpi_id: kpiId } }] });
  const rows = await db
    .select({ name: kpiDefinitions.name })
    .from(kpiDefinitions)
    .where(sql`${kpiDefinitions.dataSource} @> ${input}::jsonb`)
    .orderBy(asc(kpiDefinitions.name));
  return rows.map(({ name }) => name);
}

export interface KpiVersion {
  version: number;
  savedBy: string | null;
  savedAt: Date;
  definition: Record<string, unknown>;
}

/** Newest first. */
export function listKpiVersions(db: Db, kpiId: number): Promise<KpiVersion[]> {
  return readVersions(db, eq(kpiDefinitionVersions.kpiId, kpiId));
}

/** Throws AppError "not_found", also where an old version was not kept. */
export async function requireKpiVersion(db: Db, kpiId: number, version: number): Promise<KpiVersion> {
  const kept = await getKpiVersion(db, kpiId, version);
  if (!kept) throw notFound(`Version ${version} of this KPI`);
  return kept;
}

export async function getKpiVersion(db: Db, kpiId: number, version: number): Promise<KpiVersion | null> {
  const row = kpiDefinitionVersions;
  const found = await readVersions(db, and(eq(row.kpiId, kpiId), eq(row.version, version)));
  return found[0] ?? null;
}

function readVersions(db: Db, where: SQL | undefined): Promise<KpiVersion[]> {
  return db
    .select({
      version: kpiDefinitionVersions.version,
      savedBy: accounts.name,
      savedAt: kpiDefinitionVersions.createdAt,
      definition: kpiDefinitionVersions.definition,
    })
    .from(kpiDefinitionVersions)
    .leftJoin(accounts, eq(accounts.id, kpiDefinitionVersions.createdBy))
    .where(where)
    .orderBy(desc(kpiDefinitionVersions.version));
}
