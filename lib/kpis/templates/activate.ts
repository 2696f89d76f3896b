import { eq } from "drizzle-orm";
import { scorecardTemplateVersions } from "@/db/schema/kpis";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { changeKpis } from "../change-kpis";
import { listKpis } from "../definitions/queries";
import { listKras } from "../kras/queries";
import { checkContent, checkReady } from "./check-content";
import { requireDraft } from "./drafts";
import type { ActivationInput } from "./input";
import { refuseOverlap } from "./overlap";
import { requireTemplate, requireVersion } from "./queries";
import type { Template, TemplateVersion } from "./types";

interface Activation {
  templateId: number;
  version: number;
  input: ActivationInput;
}

/**
 * Puts a draft into force from a day on and freezes it; the version in force until then ends on that day. Throws
 * "invalid" while its weights do not add to 100 or a rule is unsound, "conflict" when another template is for the same
 * people at the same time.
 */
export function activateVersion(
  ctx: Ctx,
  { templateId, version, input }: Activation,
): Promise<TemplateVersion> {
  return changeKpis(ctx, async (inside) => {
    const draft = await requireDraft(inside, { templateId, version });
    const template = await requireTemplate(inside.db, templateId);
    await refuseUnready(inside, { draft, template });
    const from = input.effective_from;
    const current = requireLaterStart(template, from);
    const range = { effective_from: from, effective_to: null };
    await refuseOverlap(inside.db, { ...template, templateId, ranges: [range] });
    if (current) await endVersion(inside, { templateId, version: current.version, on: from });
    await inside.db
      .update(scorecardTemplateVersions)
      .set({
        status: "active",
        effectiveFrom: from,
        activatedAt: inside.now,
        activatedBy: inside.actor.kind === "account" ? inside.actor.accountId : null,
        updatedAt: inside.now,
      })
      .where(eq(scorecardTemplateVersions.id, draft.id));
    await recordAudit(inside, {
      action: "template_version.activated",
      entityType: "template_version",
      entityId: draft.id,
      before: { status: "draft" },
      after: { status: "active", effective_from: from, ends: current ? `v${current.version}` : null },
    });
    return requireVersion(inside.db, templateId, version);
  });
}

async function refuseUnready(ctx: Ctx, { draft, template }: { draft: TemplateVersion; template: Template }) {
  const kpis = await listKpis(ctx.db);
  const kraIds = new Set((await listKras(ctx.db)).map((kra) => kra.id));
  const problems = [...checkContent(draft, { kpis, kraIds }), ...checkReady(draft, kpis)];
  if (template.mappings.length === 0) {
    problems.push({ path: "mappings", message: "Say whom this template is for first" });
  }
  if (!template.is_active) {
    problems.push({ path: "is_active", message: "This template is deactivated: reactivate it first" });
  }
  if (problems.length > 0) throw invalid(problems);
}

/** The version that would end on `from`, if one is in force then. */
function requireLaterStart(template: Template, from: string | null) {
  const active = template.versions.filter((version) => version.status === "active");
  if (active.length > 0 && from === null) {
    throw invalid([{ path: "effective_from", message: "Choose the day from which this version scores" }]);
  }
  const latest = active[0];
  if (latest?.effective_from && from && latest.effective_from >= from) {
    const message = `v${latest.version} is in force from ${latest.effective_from}: choose a later day`;
    throw invalid([{ path: "effective_from", message }]);
  }
  return active.find((version) => version.effective_to === null);
}

async function endVersion(
  ctx: Ctx,
  { templateId, version, on }: { templateId: number; version: number; on: string | null },
): Promise<void> {
  const ending = await requireVersion(ctx.db, templateId, version);
  if (on === null) throw conflict(`v${version} is in force without end.`);
  await ctx.db
    .update(scorecardTemplateVersions)
    .set({ effectiveTo: on })
    .where(eq(scorecardTemplateVersions.id, ending.id));
}
