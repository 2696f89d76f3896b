import { requireAbility } from "@/lib/access/policy";
import type { Scope } from "@/lib/access/scope";
import type { WorkCtx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { canonical } from "@/lib/kpis/canonical";
import { readDefinition } from "@/lib/kpis/definitions/check-definition";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { refuseBrokenOverrides } from "@/lib/kpis/definitions/refuse-broken-overrides";
import type { Kpi, KpiDefinition } from "@/lib/kpis/definitions/types";
import { toTemplateRule } from "@/lib/kpis/templates/check-content";
import { listTemplates, requireVersion } from "@/lib/kpis/templates/queries";
import type { Template } from "@/lib/kpis/templates/types";
import { listFinishedPeriods } from "../periods/finished";
import { listTemplatesInForce } from "../runs/match-people";
import type { KpiPreview, KpiPreviewInput } from "./kpi-input";
import { previewPeriod } from "./preview";

interface KpiPreviewAsked {
  kpiId: number;
  input: KpiPreviewInput;
  scope: Scope;
  signal?: AbortSignal | undefined;
}

/**
 * How the last finished period of every template that holds a KPI would have come out if the KPI had the target, curve
 * and direction of a definition that need not be saved: by the template's version of that period, from the figures
 * it measured. Stores nothing. Throws "invalid" at the field that could not be saved either, "not_found" for no KPI.
 */
export async function previewKpi(ctx: WorkCtx, asked: KpiPreviewAsked): Promise<KpiPreview> {
  requireAbility(ctx.actor, "configure KPIs");
  const { kpiId, input, scope, signal } = asked;
  const saved = await listKpis(ctx.db);
  const before = saved.find(({ id }) => id === kpiId);
  if (!before) throw invalid([{ path: "definition", message: "This KPI is not saved yet" }]);
  const { definition, problems } = await readDefinition(ctx, { input: input.definition, kpiId });
  if (!definition || problems.length > 0)
    throw invalid(problems.map((problem) => ({ ...problem, path: `definition.${problem.path}` })));
  if (canonical(measuringOf(before)) !== canonical(measuringOf(definition)))
    return { measures_otherwise: true, templates: [] };
  const { direction, target, scoring_method } = definition;
  await refuseBrokenOverrides(ctx.db, { kpiId, direction });
  const kpis = saved.map((kpi) => (kpi.id === kpiId ? { ...kpi, direction, target, scoring_method } : kpi));
  const templates: KpiPreview["templates"] = [];
  for (const template of await listTemplates(ctx.db)) {
    const used = await lastUse(ctx, template);
    if (!used) continue;
    const content = await requireVersion(ctx.db, template.id, used.version);
    if (!content.items.some((item) => item.kpi_id === kpiId)) continue;
    const period = await previewPeriod(ctx, {
      ...{ period: used.period, rule: toTemplateRule(content, kpis), kpiId: undefined },
      ...{ scope, templateId: template.id, signal },
    });
    templates.push({ template_id: template.id, name: template.name, version: used.version, period });
  }
  return { measures_otherwise: false, templates };
}

/** What decides the figure that is measured, and how it follows days. */
const measuringOf = (definition: Kpi | KpiDefinition) =>
  definition.calculation_type === "binding" ? definition.binding : definition.data_source;

/** The last finished period of a template's frequency, and the version of it that a run of that period scores by. */
async function lastUse(ctx: WorkCtx, { id, frequency }: Pick<Template, "id" | "frequency">) {
  const [period] = await listFinishedPeriods(ctx.db, { frequency, now: ctx.now, limit: 1 });
  if (!period) return null;
  const used = (await listTemplatesInForce(ctx.db, period)).find(({ templateId }) => templateId === id);
  return used ? { period, version: used.version } : null;
}
