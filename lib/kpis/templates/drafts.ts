import { and, desc, eq } from "drizzle-orm";
import { auditEntries } from "@/db/schema/audit";
import {
  scorecardTemplateGuardrails,
  scorecardTemplateItems,
  scorecardTemplateKras,
  scorecardTemplateVersions,
} from "@/db/schema/kpis";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { canonical } from "../canonical";
import { changeKpis } from "../change-kpis";
import { listKpis } from "../definitions/queries";
import { listKras } from "../kras/queries";
import { refuseOlderVersion } from "../version-conflict";
import { checkContent } from "./check-content";
import { type DraftInput, type VersionContent, versionContentInput } from "./input";
import { requireTemplate, requireVersion } from "./queries";
import type { TemplateVersion } from "./types";

/** The next draft: a copy of the newest version, or an empty one where none is left. Throws "conflict" while there is one. */
export function createDraft(ctx: Ctx, templateId: number): Promise<TemplateVersion> {
  return changeKpis(ctx, async (inside) => {
    const template = await requireTemplate(inside.db, templateId);
    const draft = template.versions.find((version) => version.status === "draft");
    if (draft)
      throw conflict(`v${draft.version} of ${template.name} is a draft already: go on with that one.`);
    const newest = template.versions[0]?.version;
    const content =
      newest === undefined
        ? versionContentInput.parse({})
        : contentOf(await requireVersion(inside.db, templateId, newest));
    return insertDraft(inside, { templateId, version: (newest ?? 0) + 1, content });
  });
}

interface DraftAt {
  templateId: number;
  version: number;
}

/** Saves a draft as it stands; its weights need not add up yet. Saving what is stored already changes nothing. */
export function saveDraft(
  ctx: Ctx,
  { templateId, version, input }: DraftAt & { input: DraftInput },
): Promise<TemplateVersion> {
  return changeKpis(ctx, async (inside) => {
    const before = await requireDraft(inside, { templateId, version });
    const { edited_from: editedFrom, ...content } = input;
    await refuseUnsound(inside, content);
    if (canonical(contentOf(before)) === canonical(content)) return before;
    if (Date.parse(editedFrom) !== Date.parse(before.updated_at)) await refuseNewerDraft(inside, before);
    await writeContent(inside, before.id, content);
    await recordAudit(inside, {
      ...entry("template_version.saved", before.id),
      before: contentOf(before),
      after: content,
    });
    return requireVersion(inside.db, templateId, version);
  });
}

/** Throws a draft away; a template keeps its versions that came into force. */
export function discardDraft(ctx: Ctx, at: DraftAt): Promise<void> {
  return changeKpis(ctx, async (inside) => {
    const before = await requireDraft(inside, at);
    await inside.db.delete(scorecardTemplateVersions).where(eq(scorecardTemplateVersions.id, before.id));
    await recordAudit(inside, { ...entry("template_version.discarded", before.id), before });
  });
}

/** For callers that are in line for KPI writes already. */
export async function insertDraft(
  ctx: Ctx,
  { templateId, version, content }: DraftAt & { content: VersionContent },
): Promise<TemplateVersion> {
  await refuseUnsound(ctx, content, "version.");
  const [created] = await ctx.db
    .insert(scorecardTemplateVersions)
    .values({ templateId, version, createdBy: accountOf(ctx), createdAt: ctx.now, updatedAt: ctx.now })
    .returning({ id: scorecardTemplateVersions.id });
  if (!created) throw new Error("The draft was not stored.");
  await writeContent(ctx, created.id, content);
  await recordAudit(ctx, { ...entry("template_version.drafted", created.id), after: content });
  return requireVersion(ctx.db, templateId, version);
}

export async function requireDraft(ctx: Ctx, { templateId, version }: DraftAt): Promise<TemplateVersion> {
  const found = await requireVersion(ctx.db, templateId, version);
  if (found.status === "draft") return found;
  throw conflict(`v${version} has been activated and does not change any more. Start a new draft from it.`);
}

export function contentOf(version: TemplateVersion): VersionContent {
  const { maximum_score, minimum_coverage, bands, kras, items, guardrails } = version;
  return { maximum_score, minimum_coverage, bands, kras, items, guardrails };
}

async function refuseUnsound(ctx: Ctx, content: VersionContent, prefix = ""): Promise<void> {
  const kpis = await listKpis(ctx.db);
  const kraIds = new Set((await listKras(ctx.db)).map((kra) => kra.id));
  const problems = checkContent(content, { kpis, kraIds });
  if (problems.length > 0)
    throw invalid(problems.map((problem) => ({ ...problem, path: prefix + problem.path })));
}

async function refuseNewerDraft(ctx: Ctx, draft: TemplateVersion): Promise<never> {
  const [saved] = await ctx.db
    .select({ savedBy: auditEntries.actorLabel, savedAt: auditEntries.at })
    .from(auditEntries)
    .where(and(eq(auditEntries.entityType, ENTITY), eq(auditEntries.entityId, String(draft.id))))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return refuseOlderVersion({
    what: "this draft",
    edited: draft.version,
    newest: saved && { version: draft.version, ...saved },
  });
}

async function writeContent(ctx: Ctx, versionId: number, content: VersionContent): Promise<void> {
  const { db } = ctx;
  await db.delete(scorecardTemplateGuardrails).where(eq(scorecardTemplateGuardrails.versionId, versionId));
  await db.delete(scorecardTemplateItems).where(eq(scorecardTemplateItems.versionId, versionId));
  await db.delete(scorecardTemplateKras).where(eq(scorecardTemplateKras.versionId, versionId));
  await db
    .update(scorecardTemplateVersions)
    .set({
      maximumScore: content.maximum_score,
      minimumCoverage: content.minimum_coverage,
      bands: content.bands,
      updatedAt: ctx.now,
    })
    .where(eq(scorecardTemplateVersions.id, versionId));
  const kras = content.kras.map(({ kra_id, weight }, position) => ({
    versionId,
    kraId: kra_id,
    weight,
    position,
  }));
  if (kras.length > 0) await db.insert(scorecardTemplateKras).values(kras);
  const items = content.items.map((item, position) => ({
    versionId,
    kpiId: item.kpi_id,
    kraId: item.kra_id,
    weight: item.weight,
    position,
    targetOverride: item.target_override && definedOnly(item.target_override),
    scoringMethodOverride: item.scoring_method_override,
    missingPolicy: item.missing_policy,
    minRecords: item.min_records,
    proRating: item.pro_rating,
  }));
  if (items.length > 0) await db.insert(scorecardTemplateItems).values(items);
  const guardrails = content.guardrails.map((rail) => ({
    versionId,
    primaryKpiId: rail.primary_kpi_id,
    guardrailKpiId: rail.guardrail_kpi_id,
    threshold: rail.threshold,
    capScore: rail.cap_score,
  }));
  if (guardrails.length > 0) await db.insert(scorecardTemplateGuardrails).values(guardrails);
}

function definedOnly(target: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(target).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

const ENTITY = "template_version";
const entry = (action: string, versionId: number) => ({ action, entityType: ENTITY, entityId: versionId });
const accountOf = ({ actor }: Ctx) => (actor.kind === "account" ? actor.accountId : null);
