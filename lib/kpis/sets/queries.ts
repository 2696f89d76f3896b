import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiSetInstalls, kpiSetParts } from "@/db/schema/kpi-sets";
import { scorecardTemplates, scorecardTemplateVersions } from "@/db/schema/kpis";
import { listSources } from "@/lib/sources/queries";
import { listBindingSources } from "../bindings/binding-sources";
import { listKpis } from "../definitions/queries";
import { listKras } from "../kras/queries";
import { KPI_SETS, setName } from "./catalogue";
import type { SourceNeed } from "./columns-used";
import { type Known, type Planned, planSet, planSources, type SetPlan } from "./plan";
import type { KpiSet } from "./types";

/** Everything the plan of a set is made from. */
export async function loadKnown(db: Db, setId: string): Promise<Known> {
  const sources = await listBindingSources(db);
  const ownSourceIds = await listOwnSources(db, setId);
  const kras = await listKras(db);
  const kpis = await listKpis(db);
  const templates = await db.select({ name: scorecardTemplates.name }).from(scorecardTemplates);
  return { sources, ownSourceIds, kras, kpis, templateNames: templates.map(({ name }) => name) };
}

async function listOwnSources(db: Db, setId?: string): Promise<Set<number>> {
  const parts = await db
    .select({ id: kpiSetParts.sourceId })
    .from(kpiSetParts)
    .where(setId === undefined ? undefined : eq(kpiSetParts.setId, setId));
  return new Set(parts.flatMap(({ id }) => id ?? []));
}

/** A set that was installed. Without a template, or without a version of it, it can be installed again. */
export interface SetInstall {
  setId: string;
  setVersion: number;
  templateId: number | null;
  hasVersions: boolean;
  installedAt: Date;
  installedByName: string;
}

async function listInstalls(db: Db): Promise<SetInstall[]> {
  const installs = await db.select().from(kpiSetInstalls);
  const versions = await db
    .selectDistinct({ templateId: scorecardTemplateVersions.templateId })
    .from(scorecardTemplateVersions);
  const drafted = new Set(versions.map(({ templateId }) => templateId));
  return installs.map(({ setId, setVersion, templateId, installedAt, installedByName }) => ({
    setId,
    setVersion,
    templateId,
    hasVersions: templateId !== null && drafted.has(templateId),
    installedAt,
    installedByName,
  }));
}

/** Null: never installed. */
export const getInstall = async (db: Db, setId: string): Promise<SetInstall | null> =>
  (await listInstalls(db)).find((install) => install.setId === setId) ?? null;

/** A source that a set needs: missing until it is installed, empty until records come in. */
export interface SourceState extends Planned<SourceNeed> {
  recordCount: number;
}

export interface SetState {
  set: KpiSet;
  sources: SourceState[];
  install: SetInstall | null;
}

/** Every ready-made set with what it finds here, in the order of the gallery. */
export async function listSetStates(db: Db): Promise<SetState[]> {
  const sources = await listBindingSources(db);
  const ownSourceIds = await listOwnSources(db);
  const counts = await countRecordsBySource(db);
  const installs = await listInstalls(db);
  return KPI_SETS.map((set) => ({
    set,
    sources: withCounts(planSources(set, { sources, ownSourceIds }), counts),
    install: installs.find(({ setId }) => setId === set.id) ?? null,
  }));
}

export interface SetPreview extends SetState {
  plan: SetPlan;
}

/** One set with everything that installing it would do. */
export async function previewSet(db: Db, set: KpiSet): Promise<SetPreview> {
  const plan = planSet(set, await loadKnown(db, set.id));
  const counts = await countRecordsBySource(db);
  return {
    set,
    plan,
    sources: withCounts(plan.sources, counts),
    install: await getInstall(db, set.id),
  };
}

async function countRecordsBySource(db: Db): Promise<Map<number, number>> {
  return new Map((await listSources(db)).map(({ id, recordCount }) => [id, recordCount]));
}

const withCounts = (sources: Planned<SourceNeed>[], counts: ReadonlyMap<number, number>): SourceState[] =>
  sources.map((planned) => ({ ...planned, recordCount: counts.get(planned.id ?? 0) ?? 0 }));

/** A set that a KPI belongs to. `made`: it came with the set; otherwise it was there, and the set uses it. */
export interface SetOrigin {
  setId: string;
  setName: string;
  setVersion: number;
  made: boolean;
}

/** By KPI; KPIs of no set are not in it. */
export async function listKpiOrigins(db: Db): Promise<Map<number, SetOrigin[]>> {
  const rows = await db
    .select({
      kpiId: kpiSetParts.kpiId,
      setId: kpiSetParts.setId,
      setVersion: kpiSetParts.setVersion,
      made: kpiSetParts.made,
    })
    .from(kpiSetParts)
    .orderBy(kpiSetParts.setId);
  const origins = new Map<number, SetOrigin[]>();
  for (const { kpiId, ...part } of rows) {
    if (kpiId === null) continue;
    origins.set(kpiId, [...(origins.get(kpiId) ?? []), { ...part, setName: setName(part.setId) }]);
  }
  return origins;
}

/** The set that a template came from, or null. */
export async function getTemplateOrigin(db: Db, templateId: number): Promise<Omit<SetOrigin, "made"> | null> {
  const [row] = await db.select().from(kpiSetInstalls).where(eq(kpiSetInstalls.templateId, templateId));
  return row ? { setId: row.setId, setName: setName(row.setId), setVersion: row.setVersion } : null;
}
