import { jobRoles } from "@/db/schema/people";
import { sources } from "@/db/schema/sources";
import type { WorkCtx } from "@/lib/context";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { createKpi } from "@/lib/kpis/definitions/mutations";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { createKra } from "@/lib/kpis/kras/mutations";
import { listKras } from "@/lib/kpis/kras/queries";
import { activateVersion } from "@/lib/kpis/templates/activate";
import { createDraft, saveDraft } from "@/lib/kpis/templates/drafts";
import { templateInput, type VersionContent, versionContentInput } from "@/lib/kpis/templates/input";
import { createTemplate } from "@/lib/kpis/templates/mutations";
import { listTemplates, requireTemplate, requireVersion } from "@/lib/kpis/templates/queries";
import { listUnits } from "@/lib/people/units/queries";
import { isoDay } from "./calendar";
import { DEMO_RULES, KRAS } from "./rules/all";
import type { DemoKpi, DemoTemplate } from "./rules/declare";
import type { DemoWorld } from "./world";

type Ids = Map<string, number>;

/** KRAs, KPIs and templates; a template with a version before gets both, the newer in force from its month on. */
export async function loadRules(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  const kras = await loadKras(ctx);
  const kpis = await loadKpis(ctx);
  const templates = new Map((await listTemplates(ctx.db)).map((template) => [template.name, template.id]));
  const units = new Map((await listUnits(ctx.db)).map((unit) => [unit.code, unit.id]));
  const roles = idsByName(await ctx.db.select({ id: jobRoles.id, name: jobRoles.name }).from(jobRoles));
  for (const template of DEMO_RULES.templates) {
    const { role, unit, name, description, before } = template;
    const content = contentOf(template, { kras, kpis });
    const templateId =
      templates.get(name) ??
      (
        await createTemplate(
          ctx,
          templateInput.parse({
            name,
            description,
            frequency: "monthly",
            mappings: [
              { job_role_id: requireId(roles, role), org_unit_id: unit ? requireId(units, unit) : null },
            ],
            version: before ? contentOf(earlier(template, before), { kras, kpis }) : content,
          }),
        )
      ).id;
    await activateOnce(ctx, { templateId, version: 1, from: null });
    if (!before) continue;
    const month = world.months.find(({ index }) => index === before.until);
    await draftOnce(ctx, { templateId, content });
    await activateOnce(ctx, { templateId, version: 2, from: isoDay(month?.firstDay ?? 0) });
  }
  return `${kpis.size} KPIs in ${DEMO_RULES.templates.length} templates`;
}

async function loadKras(ctx: WorkCtx): Promise<Ids> {
  const ids = idsByName(await listKras(ctx.db));
  for (const [name, description] of Object.entries(KRAS)) {
    if (ids.has(name)) continue;
    ids.set(name, (await createKra(ctx, { name, description, weight_default: "0" })).id);
  }
  return ids;
}

async function loadKpis(ctx: WorkCtx): Promise<Ids> {
  const ids = idsByName(await listKpis(ctx.db));
  const slugs = new Map(
    (await ctx.db.select({ id: sources.id, slug: sources.slug }).from(sources)).map(({ id, slug }) => [
      slug,
      id,
    ]),
  );
  for (const kpi of DEMO_RULES.kpis) {
    if (ids.has(kpi.name)) continue;
    ids.set(kpi.name, (await createKpi(ctx, kpiInput.parse(numbered(kpi, slugs)))).id);
  }
  return ids;
}

/** With the number of its source wherever records are measured. */
function numbered(kpi: DemoKpi, slugs: Ids): unknown {
  if ("data_source" in kpi) return kpi;
  const source_id = requireId(slugs, kpi.source);
  if ("binding" in kpi) {
    const { source, binding, ...rest } = kpi;
    return { ...rest, binding: { ...binding, source_id } };
  }
  const { source, formula, inputs: bindings, ...rest } = kpi;
  const inputs = Object.entries(bindings).map(([variable, binding]) => ({
    variable,
    source: { type: "binding", binding: { ...binding, source_id } },
  }));
  return { ...rest, data_source: { type: "formula", formula, inputs } };
}

function contentOf(template: DemoTemplate, { kras, kpis }: { kras: Ids; kpis: Ids }): VersionContent {
  return versionContentInput.parse({
    kras: template.kras.map(({ name, weight }) => ({ kra_id: requireId(kras, name), weight })),
    items: template.kras.flatMap((kra) =>
      kra.items.map(({ kpi, weight, missing, minRecords, target }) => ({
        kpi_id: requireId(kpis, kpi),
        kra_id: requireId(kras, kra.name),
        weight,
        target_override: target ? { value: target } : null,
        missing_policy: missing,
        min_records: minRecords,
      })),
    ),
    guardrails: template.guardrails?.map((rail) => ({
      primary_kpi_id: requireId(kpis, rail.primary),
      guardrail_kpi_id: requireId(kpis, rail.guardrail),
      threshold: rail.threshold,
      cap_score: rail.cap,
    })),
  });
}

const earlier = (template: DemoTemplate, { weights }: NonNullable<DemoTemplate["before"]>): DemoTemplate => ({
  ...template,
  kras: template.kras.map((kra) => ({
    ...kra,
    items: kra.items.map((item) => ({ ...item, weight: weights[item.kpi] ?? item.weight })),
  })),
});

async function draftOnce(
  ctx: WorkCtx,
  { templateId, content }: { templateId: number; content: VersionContent },
): Promise<void> {
  const { versions } = await requireTemplate(ctx.db, templateId);
  const newest = versions[0];
  if (newest && newest.version > 1 && newest.status === "active") return;
  const { version, updated_at } =
    newest?.status === "draft"
      ? await requireVersion(ctx.db, templateId, newest.version)
      : await createDraft(ctx, templateId);
  await saveDraft(ctx, { templateId, version, input: { ...content, edited_from: updated_at } });
}

async function activateOnce(
  ctx: WorkCtx,
  { templateId, version, from }: { templateId: number; version: number; from: string | null },
): Promise<void> {
  const { status } = await requireVersion(ctx.db, templateId, version);
  if (status !== "active")
    await activateVersion(ctx, { templateId, version, input: { effective_from: from } });
}

const idsByName = (rows: readonly { id: number; name: string }[]): Ids =>
  new Map(rows.map((row) => [row.name, row.id]));

function requireId(ids: Ids, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`The demo company has no ${name}.`);
  return id;
}
