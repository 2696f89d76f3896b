import type { DecimalString } from "@/lib/decimal";
import type { TemplateRule } from "../rule/types";
import { type AssignedTerms, applyAssigned } from "./apply";

/** What an assignment does to the weights of one KRA, or to those of the KRAs where `kraId` is null. */
export interface WeightEffect {
  kraId: number | null;
  /** What the weights add to as they are given; null: to 100. */
  sumPercent: DecimalString | null;
  /** KPIs of the KRA, or KRAs; null before: it was not there. */
  weights: { id: number; before: DecimalString | null; after: DecimalString }[];
}

/** Weights before and after, of the KRAs in which any differs. */
export function weightEffects(
  rule: TemplateRule,
  { existing, added }: { existing: readonly AssignedTerms[]; added: AssignedTerms },
): WeightEffect[] {
  const before = applyAssigned(rule, existing).rule;
  const { rule: after, sums } = applyAssigned(rule, [
    ...existing.filter(({ kpiId }) => kpiId !== added.kpiId),
    added,
  ]);
  const sumOf = (kraId: number | null) => sums.find((sum) => sum.kraId === kraId)?.sumPercent ?? null;
  const ofKras = {
    kraId: null,
    sumPercent: sumOf(null),
    weights: after.kras.map(({ kraId, weightPercent }) => ({
      id: kraId,
      before: before.kras.find((kra) => kra.kraId === kraId)?.weightPercent ?? null,
      after: weightPercent,
    })),
  };
  const ofKpis = after.kras.map(({ kraId }) => ({
    kraId,
    sumPercent: sumOf(kraId),
    weights: after.items
      .filter((item) => item.kraId === kraId)
      .map(({ kpiId, weightPercent }) => ({
        id: kpiId,
        before: before.items.find((item) => item.kpiId === kpiId)?.weightPercent ?? null,
        after: weightPercent,
      })),
  }));
  return [ofKras, ...ofKpis].filter(({ weights }) => weights.some((each) => each.before !== each.after));
}
