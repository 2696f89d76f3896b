import { and, eq, inArray, ne } from "drizzle-orm";
import { scorecardTemplateMappings, scorecardTemplates } from "@/db/schema/kpis";
import { jobRoles, orgUnits } from "@/db/schema/people";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { conflict, type FieldProblem, invalid } from "@/lib/errors";
import { canonical } from "../canonical";
import { changeKpis } from "../change-kpis";
import { insertDraft } from "./drafts";
import { type TemplateChangeInput, type TemplateInput, versionContentInput } from "./input";
import { refuseOverlap } from "./overlap";
import { requireTemplate } from "./queries";
import type { Template, TemplateMapping } from "./types";

/** A new template with its first draft. */
export function createTemplate(ctx: Ctx, input: TemplateInput): Promise<Template> {
  return changeKpis(ctx, async (inside) => {
    await refuseTakenName(inside, input.name, 0);
    await refuseUnknownMappings(inside, input.mappings);
    const [created] = await inside.db
      .insert(scorecardTemplates)
      .values({
        name: input.name,
        description: input.description,
        frequency: input.frequency,
        createdBy: inside.actor.kind === "account" ? inside.actor.accountId : null,
      })
      .returning({ id: scorecardTemplates.id });
    if (!created) throw new Error("The template was not stored.");
    await storeMappings(inside, created.id, input.mappings);
    await recordAudit(inside, { ...entry("template.created", created.id), after: input });
    const content = input.version ?? versionContentInput.parse({});
    await insertDraft(inside, { templateId: created.id, version: 1, content });
    return requireTemplate(inside.db, created.id);
  });
}

/** Name, description, frequency, whom it is for, and whether it is used at all. */
export function updateTemplate(
  ctx: Ctx,
  { templateId, change }: { templateId: number; change: TemplateChangeInput },
): Promise<Template> {
  return changeKpis(ctx, async (inside) => {
    const { id, versions, ...before } = await requireTemplate(inside.db, templateId);
    const after = { ...before, ...change };
    await refuseTakenName(inside, after.name, templateId);
    await refuseUnknownMappings(inside, after.mappings);
    if (canonical(after) === canonical(before)) return { id, versions, ...before };
    const scoring = versions.filter((version) => version.status === "active");
    if (after.is_active) await refuseOverlap(inside.db, { templateId, ...after, ranges: scoring });
    await inside.db
      .update(scorecardTemplates)
      .set({
        name: after.name,
        description: after.description,
        frequency: after.frequency,
        isActive: after.is_active,
      })
      .where(eq(scorecardTemplates.id, templateId));
    if (change.mappings) {
      await inside.db
        .delete(scorecardTemplateMappings)
        .where(eq(scorecardTemplateMappings.templateId, templateId));
      await storeMappings(inside, templateId, after.mappings);
    }
    await recordAudit(inside, { ...entry("template.changed", templateId), before, after });
    return requireTemplate(inside.db, templateId);
  });
}

/** Deletes a template that never came into force. Throws "conflict" otherwise. */
export function deleteTemplate(ctx: Ctx, templateId: number): Promise<void> {
  return changeKpis(ctx, async (inside) => {
    const before = await requireTemplate(inside.db, templateId);
    const used = before.versions.filter((version) => version.status === "active");
    if (used.length > 0) {
      const names = used.map(({ version }) => `v${version}`).join(", ");
      throw conflict(`${before.name} stays: ${names} may have scored people. Deactivate it instead.`);
    }
    await inside.db.delete(scorecardTemplates).where(eq(scorecardTemplates.id, templateId));
    await recordAudit(inside, { ...entry("template.deleted", templateId), before });
  });
}

async function refuseTakenName(ctx: Ctx, name: string, templateId: number): Promise<void> {
  const taken = and(eq(scorecardTemplates.name, name), ne(scorecardTemplates.id, templateId));
  if (await ctx.db.$count(scorecardTemplates, taken)) {
    throw invalid([{ path: "name", message: "Another template has this name already" }]);
  }
}

async function refuseUnknownMappings(ctx: Ctx, mappings: readonly TemplateMapping[]): Promise<void> {
  const problems: FieldProblem[] = [];
  const roleIds = mappings.flatMap((mapping) => mapping.job_role_id ?? []);
  const unitIds = mappings.flatMap((mapping) => mapping.org_unit_id ?? []);
  const roles = await ctx.db.select({ id: jobRoles.id }).from(jobRoles).where(inArray(jobRoles.id, roleIds));
  const units = await ctx.db.select({ id: orgUnits.id }).from(orgUnits).where(inArray(orgUnits.id, unitIds));
  const lacks = (rows: { id: number }[], id: number | null) =>
    id !== null && !rows.some((row) => row.id === id);
  for (const [index, mapping] of mappings.entries()) {
    const path = `mappings.${index}`;
    if (lacks(roles, mapping.job_role_id))
      problems.push({ path: `${path}.job_role_id`, message: "This job role does not exist" });
    if (lacks(units, mapping.org_unit_id))
      problems.push({ path: `${path}.org_unit_id`, message: "This unit does not exist" });
    if (mappings.findIndex((other) => sameMapping(other, mapping)) < index) {
      problems.push({ path, message: "This role and unit are listed already" });
    }
  }
  if (problems.length > 0) throw invalid(problems);
}

const sameMapping = (a: TemplateMapping, b: TemplateMapping) =>
  a.job_role_id === b.job_role_id && a.org_unit_id === b.org_unit_id;

async function storeMappings(
  ctx: Ctx,
  templateId: number,
  mappings: readonly TemplateMapping[],
): Promise<void> {
  if (mappings.length === 0) return;
  await ctx.db.insert(scorecardTemplateMappings).values(
    mappings.map(({ job_role_id, org_unit_id }) => ({
      templateId,
      jobRoleId: job_role_id,
      orgUnitId: org_unit_id,
    })),
  );
}

const entry = (action: string, templateId: number) => ({
  action,
  entityType: "template",
  entityId: templateId,
});
