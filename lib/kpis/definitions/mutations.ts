import { and, eq, ne } from "drizzle-orm";
import { kpiAssignments } from "@/db/schema/assignments";
import { kpiBindings, kpiDefinitions, kpiDefinitionVersions } from "@/db/schema/kpis";
import { manualEntries } from "@/db/schema/manual";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx, WorkCtx } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { canonical } from "../canonical";
import { changeKpis } from "../change-kpis";
import { refuseOlderVersion } from "../version-conflict";
import { bindingOf, dataSourceOf } from "./calculation";
import { requireSoundDefinition } from "./check-definition";
import type { KpiChangeInput, KpiInput } from "./input";
import { listFormulasOver, listKpiUses, listKpiVersions, requireKpi } from "./queries";
import { refuseBrokenFormulas } from "./refuse-broken-formulas";
import { refuseBrokenOverrides, refuseUnreachableRecords } from "./refuse-broken-overrides";
import type { Kpi, KpiDefinition, KpiUse } from "./types";

/** Stores a new KPI as version 1. Throws "invalid" with a message per field. */
export function createKpi(ctx: WorkCtx, input: KpiInput): Promise<Kpi> {
  return changeKpis(ctx, async (inside) => {
    const definition = await requireSoundDefinition(inside, { input, kpiId: null });
    await refuseTakenName(inside, definition.name, 0);
    const [created] = await inside.db
      .insert(kpiDefinitions)
      .values({ ...headOf(definition), createdBy: accountOf(inside), updatedAt: inside.now })
      .returning({ id: kpiDefinitions.id });
    if (!created) throw new Error("The KPI was not stored.");
    await storeCalculation(inside, created.id, definition);
    await keepVersion(inside, { kpiId: created.id, version: 1, definition });
    await recordAudit(inside, { ...entry("kpi.created", created.id), after: definition });
    return requireKpi(inside.db, created.id);
  });
}

/**
 * Saves a KPI as its next version. Saving what is stored already changes nothing. Throws "conflict" when someone saved
 * a newer version than the one that was edited.
 */
export function updateKpi(
  ctx: WorkCtx,
  { kpiId, input }: { kpiId: number; input: KpiChangeInput },
): Promise<Kpi> {
  return changeKpis(ctx, async (inside) => {
    const before = await requireKpi(inside.db, kpiId);
    const { version: edited, is_active: isActive = before.is_active, ...sent } = input;
    const definition = await requireSoundDefinition(inside, { input: sent, kpiId });
    if (sameDefinition(before, definition) && isActive === before.is_active) return before;
    if (edited !== before.version) {
      const [newest] = await listKpiVersions(inside.db, kpiId);
      refuseOlderVersion({ what: before.name, edited, newest });
    }
    await refuseTakenName(inside, definition.name, kpiId);
    await refuseBrokenOverrides(inside.db, { kpiId, direction: definition.direction });
    if (definition.unit !== before.unit)
      await refuseBrokenFormulas(inside.db, { kpiId, unit: definition.unit });
    const kind = definition.calculation_type;
    if (kind !== before.calculation_type) await refuseUnreachableRecords(inside.db, { kpiId, kind });
    const version = before.version + 1;
    await inside.db
      .update(kpiDefinitions)
      .set({ ...headOf(definition), version, isActive, updatedAt: inside.now })
      .where(eq(kpiDefinitions.id, kpiId));
    await storeCalculation(inside, kpiId, definition);
    await keepVersion(inside, { kpiId, version, definition });
    await recordAudit(inside, {
      ...entry("kpi.changed", kpiId),
      before,
      after: { ...definition, is_active: isActive, version },
    });
    return requireKpi(inside.db, kpiId);
  });
}

/** Takes a KPI out of the library for new templates, or back in. Templates that hold it go on scoring it. */
export function setKpiActive(
  ctx: Ctx,
  { kpiId, isActive }: { kpiId: number; isActive: boolean },
): Promise<Kpi> {
  return changeKpis(ctx, async (inside) => {
    const before = await requireKpi(inside.db, kpiId);
    if (before.is_active === isActive) return before;
    await inside.db
      .update(kpiDefinitions)
      .set({ isActive, updatedAt: inside.now })
      .where(eq(kpiDefinitions.id, kpiId));
    await recordAudit(inside, {
      ...entry(isActive ? "kpi.activated" : "kpi.deactivated", kpiId),
      before: { is_active: before.is_active },
      after: { is_active: isActive },
    });
    return requireKpi(inside.db, kpiId);
  });
}

/** Deletes a KPI that no template ever held and no formula builds on. Throws "conflict" that says where it is used. */
export function deleteKpi(ctx: Ctx, kpiId: number): Promise<void> {
  return changeKpis(ctx, async (inside) => {
    const before = await requireKpi(inside.db, kpiId);
    const uses = (await listKpiUses(inside.db, kpiId)).get(kpiId) ?? [];
    if (uses.length > 0) {
      throw conflict(`${before.name} stays: it is used in ${usesInWords(uses)}. Deactivate it instead.`);
    }
    const formulas = await listFormulasOver(inside.db, kpiId);
    if (formulas.length > 0) {
      throw conflict(
        `${before.name} stays: it is an input of ${formulas.join(", ")}. Deactivate it instead.`,
      );
    }
    if (await inside.db.$count(manualEntries, eq(manualEntries.kpiId, kpiId))) {
      throw conflict(`${before.name} stays: values were entered for it. Deactivate it instead.`);
    }
    if (await inside.db.$count(kpiAssignments, eq(kpiAssignments.kpiId, kpiId))) {
      throw conflict(`${before.name} stays: it is or was assigned to people. Deactivate it instead.`);
    }
    await inside.db.delete(kpiDefinitions).where(eq(kpiDefinitions.id, kpiId));
    await recordAudit(inside, { ...entry("kpi.deleted", kpiId), before });
  });
}

/** "Support specialist v7 and v8, Team lead v2". */
const usesInWords = (uses: readonly KpiUse[]) =>
  uses
    .map(
      ({ templateName, versions }) =>
        `${templateName} ${versions.map((version) => `v${version}`).join(" and ")}`,
    )
    .join(", ");

async function refuseTakenName(ctx: Ctx, name: string, kpiId: number): Promise<void> {
  const taken = and(eq(kpiDefinitions.name, name), ne(kpiDefinitions.id, kpiId));
  if (await ctx.db.$count(kpiDefinitions, taken)) {
    throw invalid([{ path: "name", message: "Another KPI has this name already" }]);
  }
}

const headOf = (definition: KpiDefinition) => ({
  name: definition.name,
  description: definition.description,
  category: definition.category,
  calculationType: definition.calculation_type,
  dataSource: dataSourceOf(definition),
  targetType: definition.target_type,
  unit: definition.unit,
  direction: definition.direction,
  target: { ...definition.target },
  scoringMethod: definition.scoring_method,
  aggregationPeriod: definition.aggregation_period,
});

/** The binding's row where the KPI has one; the rest stands in the head. */
async function storeCalculation({ db }: Ctx, kpiId: number, definition: KpiDefinition): Promise<void> {
  const binding = bindingOf(definition);
  await db.delete(kpiBindings).where(eq(kpiBindings.kpiId, kpiId));
  if (binding) await db.insert(kpiBindings).values({ kpiId, ...binding });
}

async function keepVersion(
  ctx: Ctx,
  { kpiId, version, definition }: { kpiId: number; version: number; definition: KpiDefinition },
): Promise<void> {
  await ctx.db.insert(kpiDefinitionVersions).values({
    kpiId,
    version,
    definition: { ...definition },
    createdBy: accountOf(ctx),
    createdAt: ctx.now,
  });
}

function sameDefinition(kpi: Kpi, definition: KpiDefinition): boolean {
  const { id, version, is_active, updated_at, ...stored } = kpi;
  return canonical(stored) === canonical(definition);
}

const accountOf = ({ actor }: Ctx) => (actor.kind === "account" ? actor.accountId : null);
const entry = (action: string, kpiId: number) => ({ action, entityType: "kpi", entityId: kpiId });
