import { trimDecimal } from "@/lib/decimal";
import type { FieldProblem } from "@/lib/errors";
import type { Kpi } from "../definitions/types";
import { checkTemplateRule } from "../rule/check-template";
import { checkWeights } from "../rule/check-weights";
import { toTarget } from "../rule/input";
import { mostRecordsOf } from "../rule/most-records";
import { followsDays } from "../rule/pro-rated";
import type { Path } from "../rule/template-problem";
import type { TemplateRule } from "../rule/types";
import type { VersionContent } from "./input";

type KpiRule = Pick<
  Kpi,
  "id" | "name" | "direction" | "target" | "scoring_method" | "is_active" | "calculation_type"
> & { binding?: { aggregation: { kind: string } } };

/** What the scorer would read. KPIs that do not exist are left out: `checkContent` names them. */
export function toTemplateRule(content: VersionContent, kpis: readonly KpiRule[]): TemplateRule {
  return {
    maximumScore: content.maximum_score,
    minimumCoveragePercent: content.minimum_coverage,
    bands: content.bands,
    kras: content.kras.map(({ kra_id, weight }) => ({ kraId: kra_id, weightPercent: weight })),
    items: content.items.flatMap((item) => {
      const kpi = kpis.find((candidate) => candidate.id === item.kpi_id);
      if (!kpi) return [];
      return [
        {
          kpiId: item.kpi_id,
          kraId: item.kra_id,
          weightPercent: item.weight,
          direction: kpi.direction,
          target: item.target_override ? toTarget(item.target_override, kpi.direction) : kpi.target,
          method: item.scoring_method_override ?? kpi.scoring_method,
          missing: item.missing_policy,
          minRecords: item.min_records,
          followsDays: followsDays(item.pro_rating, {
            calculation_type: kpi.calculation_type,
            aggregation: kpi.binding?.aggregation.kind ?? null,
          }),
        },
      ];
    }),
    guardrails: content.guardrails.map((rail) => ({
      primaryKpiId: rail.primary_kpi_id,
      guardrailKpiId: rail.guardrail_kpi_id,
      threshold: rail.threshold,
      capScore: rail.cap_score,
    })),
  };
}

interface Known {
  kpis: readonly KpiRule[];
  kraIds: ReadonlySet<number>;
}

/** Everything that keeps a draft from being saved, at the field of the input that holds it. */
export function checkContent(content: VersionContent, { kpis, kraIds }: Known): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, message });
  for (const [index, { kpi_id }] of content.items.entries()) {
    if (!kpis.some((kpi) => kpi.id === kpi_id)) refuse(`items.${index}.kpi_id`, "This KPI does not exist");
  }
  for (const [index, { kra_id }] of content.kras.entries()) {
    if (!kraIds.has(kra_id)) refuse(`kras.${index}.kra_id`, "This KRA does not exist");
  }
  // Positions of the rule are those of the content only while every item is known.
  if (problems.length > 0) return problems;
  for (const { path, message } of checkTemplateRule(toTemplateRule(content, kpis)))
    refuse(fieldPath(path), message);
  for (const [index, { kpi_id, min_records }] of content.items.entries()) {
    const kind = kpis.find(({ id }) => id === kpi_id)?.calculation_type;
    const most = kind ? mostRecordsOf(kind) : null;
    if (most && min_records > most.count) refuse(`items.${index}.min_records`, most.message);
  }
  return problems;
}

/** Everything that, beyond that, keeps a version from being activated. */
export function checkReady(content: VersionContent, kpis: readonly KpiRule[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, message });
  if (content.kras.length === 0) refuse("kras", "Add a KRA and its KPIs first");
  const rule = toTemplateRule(content, kpis);
  const weights = checkWeights(rule);
  if (content.kras.length > 0 && weights.template.missingPercent !== "0") {
    refuse("kras", `The KRAs add to ${trimDecimal(weights.template.sumPercent)} %, not 100 %`);
  }
  for (const [index, { kraId, sumPercent, missingPercent }] of weights.kras.entries()) {
    if (missingPercent === "0") continue;
    const isBare = !content.items.some((item) => item.kra_id === kraId);
    refuse(
      `kras.${index}.items`,
      isBare ? "This KRA has no KPIs: add some or remove it" : `Its KPIs add to ${sumPercent} %, not 100 %`,
    );
  }
  for (const [index, { kpi_id }] of content.items.entries()) {
    const kpi = kpis.find((candidate) => candidate.id === kpi_id);
    if (kpi && !kpi.is_active)
      refuse(`items.${index}.kpi_id`, `${kpi.name} is deactivated: take it out or reactivate it`);
  }
  return problems;
}

const FIELD_NAMES: Record<string, string> = {
  maximumScore: "maximum_score",
  minimumCoveragePercent: "minimum_coverage",
  weightPercent: "weight",
  kraId: "kra_id",
  kpiId: "kpi_id",
  target: "target_override",
  method: "scoring_method_override",
  minRecords: "min_records",
  primaryKpiId: "primary_kpi_id",
  guardrailKpiId: "guardrail_kpi_id",
  capScore: "cap_score",
};

const fieldPath = (path: Path) => path.map((part) => FIELD_NAMES[part] ?? part).join(".");
