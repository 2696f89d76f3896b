import { kpiSetInstalls, kpiSetParts } from "@/db/schema/kpi-sets";
import { recordAudit } from "@/lib/audit/record";
import type { WorkCtx } from "@/lib/context";
import { AppError, conflict, invalid } from "@/lib/errors";
import { createSource } from "@/lib/sources/mutations";
import { changeKpis } from "../change-kpis";
import { createKpi } from "../definitions/mutations";
import { kraInput } from "../kras/input";
import { createKra } from "../kras/mutations";
import { insertDraft } from "../templates/drafts";
import type { VersionContent } from "../templates/input";
import { createTemplate } from "../templates/mutations";
import { requireSet } from "./catalogue";
import { contentOfSet } from "./content";
import { definitionInput } from "./definition";
import type { InstallInput } from "./input";
import { type Known, type Planned, planRules, planSources } from "./plan";
import { getInstall, loadKnown, type SetInstall } from "./queries";
import type { KpiSet } from "./types";

export interface InstalledSet {
  templateId: number;
  setVersion: number;
  /** It was there: nothing has changed. */
  wasInstalled: boolean;
}

/**
 * Installs a ready-made set: the sources it brings, its KRAs, its KPIs and a draft of its template, in one transaction
 * and through the mutations that everybody uses. What is there and says the same is used (see `planSet`). A set that is
 * installed stays as it is; after its template was deleted or its only draft discarded it can be installed again.
 * Throws "forbidden" for those who may not make the sources that it brings.
 */
export function installSet(
  ctx: WorkCtx,
  { setId, input }: { setId: string; input: InstallInput },
): Promise<InstalledSet> {
  return changeKpis(ctx, async (inside) => {
    const set = requireSet(setId);
    const before = await getInstall(inside.db, setId);
    if (before?.templateId && before.hasVersions)
      return { templateId: before.templateId, setVersion: before.setVersion, wasInstalled: true };
    const sources = await makeSources(inside, set);
    const sourceIds = new Map(sources.map(({ part, id }) => [part.source.slug, id]));
    const known = await loadKnown(inside.db, setId);
    const plan = planRules(set, known, sourceIds);
    const kras = await makeEach(plan.kras, async ({ part: { name, description, weight } }) =>
      createKra(inside, kraInput.parse({ name, description, weight_default: weight })),
    );
    const kpis = await makeEach(plan.kpis, ({ part, name }) =>
      createKpi(inside, definitionInput(part, { name, category: set.name, sourceIds })),
    );
    const content = contentOfSet(set, {
      kras: new Map(kras.map(({ part, id }) => [part.name, id])),
      kpis: new Map(kpis.map(({ part, id }) => [part.name, id])),
    });
    const templateId = await makeTemplate(inside, { set, before, input, content, name: plan.templateName });
    await keepInstall(inside, { set, templateId });
    await keepParts(inside, set, [
      ...sources.map(({ id, made }) => ({ sourceId: id, made })),
      ...kras.map(({ id, made }) => ({ kraId: id, made })),
      ...kpis.map(({ id, made }) => ({ kpiId: id, made })),
    ]);
    await recordAudit(inside, {
      action: "kpi_set.installed",
      entityType: "kpi_set",
      entityId: set.id,
      after: {
        version: set.version,
        template_id: templateId,
        made: namesWhere({ sources, kras, kpis }, true),
        used: namesWhere({ sources, kras, kpis }, false),
      },
    });
    return { templateId, setVersion: set.version, wasInstalled: false };
  });
}

interface Made<Part> extends Planned<Part> {
  id: number;
  made: boolean;
}

async function makeSources(ctx: WorkCtx, set: KpiSet) {
  const known = await loadKnown(ctx.db, set.id);
  return makeEach(planSources(set, known), async ({ part, name }) => {
    if (!part.source.input) throw conflict(`The built-in source ${part.source.name} is not registered.`);
    return { id: await createSource(ctx, { ...part.source.input, name }) };
  });
}

/** In order: a later part may build on an earlier one. */
async function makeEach<Part>(
  parts: readonly Planned<Part>[],
  make: (planned: Planned<Part>) => Promise<{ id: number }>,
): Promise<Made<Part>[]> {
  const done: Made<Part>[] = [];
  for (const planned of parts) {
    const id = planned.id ?? (await make(planned)).id;
    done.push({ ...planned, id, made: planned.id === null });
  }
  return done;
}

interface TemplateParts {
  set: KpiSet;
  before: SetInstall | null;
  input: InstallInput;
  content: VersionContent;
  name: Known["templateNames"][number];
}

/** A new template, or the draft back into the one whose only draft was discarded. */
async function makeTemplate(ctx: WorkCtx, { set, before, input, content, name }: TemplateParts) {
  const isForSomebody = input.job_role_id !== null || input.org_unit_id !== null;
  if (before?.templateId) {
    if (isForSomebody) {
      const path = input.job_role_id === null ? "org_unit_id" : "job_role_id";
      throw invalid([{ path, message: "Its template is there and says whom it is for: change it there" }]);
    }
    await insertDraft(ctx, { templateId: before.templateId, version: 1, content });
    return before.templateId;
  }
  const template = await createTemplate(ctx, {
    name,
    description: set.description,
    frequency: set.frequency,
    mappings: isForSomebody ? [input] : [],
    version: content,
  }).catch((refusal: unknown) => {
    throw atSentField(refusal);
  });
  return template.id;
}

/** The template knows many whom it can be for; here the one was sent by itself. */
function atSentField(refusal: unknown): unknown {
  if (!(refusal instanceof AppError) || refusal.code !== "invalid") return refusal;
  return invalid(
    refusal.fields.map(({ path, message }) => ({ path: path.replace(/^mappings\.0\./, ""), message })),
  );
}

async function keepInstall(ctx: WorkCtx, { set, templateId }: { set: KpiSet; templateId: number }) {
  const { actor, now } = ctx;
  const install = {
    setVersion: set.version,
    templateId,
    installedAt: now,
    installedBy: actor.kind === "account" ? actor.accountId : null,
    installedByName: actor.label,
  };
  await ctx.db
    .insert(kpiSetInstalls)
    .values({ setId: set.id, ...install })
    .onConflictDoUpdate({ target: kpiSetInstalls.setId, set: install });
}

type Part = Pick<typeof kpiSetParts.$inferInsert, "sourceId" | "kraId" | "kpiId" | "made">;

/** What an earlier installation made stays known as that. */
async function keepParts(ctx: WorkCtx, set: KpiSet, parts: readonly Part[]): Promise<void> {
  await ctx.db
    .insert(kpiSetParts)
    .values(parts.map((part) => ({ ...part, setId: set.id, setVersion: set.version })))
    .onConflictDoNothing();
}

type Lists = Record<string, readonly { name: string; made: boolean }[]>;

const namesWhere = (lists: Lists, made: boolean) =>
  Object.fromEntries(
    Object.entries(lists).map(([kind, parts]) => [
      kind,
      parts.filter((part) => part.made === made).map(({ name }) => name),
    ]),
  );
