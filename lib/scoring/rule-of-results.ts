import type { DecimalString } from "@/lib/decimal";
import type {
  Direction,
  ItemRule,
  KraRule,
  ScoringMethod,
  Target,
  TemplateRule,
} from "@/lib/kpis/rule/types";

/** A KPI of a stored scorecard, with what counted for this person: it may be another than their template says. */
export interface ScoredItem {
  kpiId: number;
  kraId: number;
  /** Share of its KRA, 0 to 100. */
  weight: DecimalString;
  target: Target;
  /** Null: as the template has it today. */
  direction: Direction | null;
  method: ScoringMethod | null;
}

export interface ScoredKra {
  kraId: number;
  /** Share of the total, 0 to 100. */
  weight: DecimalString;
}

/**
 * The rule behind one person's stored results: their template's, with the KPIs, weights and targets that the results were
 * scored with. Where nothing was assigned to them and no target was pro-rated, it is the template's.
 */
export function ruleOfResults(
  template: TemplateRule,
  { items, kras }: { items: readonly ScoredItem[]; kras: readonly ScoredKra[] },
): TemplateRule {
  const kraIds = new Set(kras.map(({ kraId }) => kraId));
  const scored = items
    .filter(({ kraId }) => kraIds.has(kraId))
    .map((item) => asScored(item, template))
    .sort(inOrderOf(template.items, ({ kpiId }) => kpiId));
  const has = (kpiId: number) => scored.some((item) => item.kpiId === kpiId);
  return {
    ...template,
    kras: kras
      .map(({ kraId, weight }): KraRule => ({ kraId, weightPercent: weight }))
      .sort(inOrderOf(template.kras, ({ kraId }) => kraId)),
    items: scored,
    guardrails: template.guardrails.filter(
      ({ primaryKpiId, guardrailKpiId }) => has(primaryKpiId) && has(guardrailKpiId),
    ),
  };
}

/** What an assignment added is excluded when it is missing, and needs no number of records: see runs/load-assignments. */
function asScored(scored: ScoredItem, template: TemplateRule): ItemRule {
  const { kpiId, kraId, target, weight, direction, method } = scored;
  const own = template.items.find((item) => item.kpiId === kpiId);
  return {
    ...{ kpiId, kraId, target, weightPercent: weight },
    direction: direction ?? own?.direction ?? "higher_is_better",
    method: method ?? own?.method ?? { kind: "linear" },
    missing: own?.missing ?? "exclude",
    minRecords: own?.minRecords ?? 0,
  };
}

/** The template's order, then whatever it does not hold by rising id. */
function inOrderOf<T>(order: readonly T[], idOf: (part: T) => number) {
  const places = new Map(order.map((part, index) => [idOf(part), index]));
  const place = (part: T) => places.get(idOf(part)) ?? order.length;
  return (a: T, b: T) => place(a) - place(b) || idOf(a) - idOf(b);
}
