import { type Dec, type DecimalString, HUNDRED, parseDecimal, ZERO } from "@/lib/decimal";
import type { ItemRule, KraRule, TemplateRule } from "../rule/types";

/** What is assigned to one person for one KPI, as it counts in a period. */
export interface AssignedTerms {
  kpiId: number;
  /** Null: the template's. A KPI that the template does not hold needs one, else it does not count. */
  weightPercent: DecimalString | null;
  /** How the KPI is scored when the template does not hold it; its KRA is where it counts then. */
  item: Omit<ItemRule, "weightPercent">;
}

/** Weights that do not add to 100 any more: those of a KRA's KPIs, or of the KRAs where `kraId` is null. */
export interface WeightSum {
  kraId: number | null;
  sumPercent: DecimalString;
}

export interface AppliedWeights {
  rule: TemplateRule;
  /** What was taken as if its sum were 100. */
  sums: WeightSum[];
}

/**
 * A template with what is assigned to one person. A KPI that the template holds takes the assigned weight; another
 * one joins its KRA, after the KPIs that are there. A KRA that the template does not have joins the KRAs, its weight
 * in the total the sum of the weights assigned in it; one whose KPIs all weigh nothing weighs nothing. Whatever does
 * not add to 100 then is taken as shares of its sum, to four decimals, the rest of the division on the largest.
 * Targets stay: which one counts is a matter of days.
 */
export function applyAssigned(rule: TemplateRule, assigned: readonly AssignedTerms[]): AppliedWeights {
  const byKpi = new Map(assigned.map((terms) => [terms.kpiId, terms]));
  const held = new Set(rule.items.map(({ kpiId }) => kpiId));
  const extras = assigned.flatMap(({ kpiId, weightPercent, item }): ItemRule[] =>
    held.has(kpiId) || weightPercent === null ? [] : [{ ...item, weightPercent }],
  );
  const items = [
    ...rule.items.map((item) => {
      const weight = byKpi.get(item.kpiId)?.weightPercent ?? null;
      return weight === null ? item : { ...item, weightPercent: weight };
    }),
    ...extras,
  ];
  const kras = [...rule.kras, ...newKras(rule, extras)].map((kra) => weighing(kra, items));
  const sums: WeightSum[] = [];
  const whole = <P extends { weightPercent: DecimalString }>(
    parts: readonly P[],
    kraId: number | null,
  ): P[] => {
    const sum = sumOf(parts);
    if (parts.length > 0 && !sum.eq(HUNDRED)) sums.push({ kraId, sumPercent: sum.toFixed() });
    return asShares(parts, sum);
  };
  const scaled = new Map(
    kras.flatMap(({ kraId }) =>
      whole(
        items.filter((item) => item.kraId === kraId),
        kraId,
      ).map((item) => [item.kpiId, item]),
    ),
  );
  const wholeKras = whole(kras, null);
  return {
    rule: { ...rule, kras: wholeKras, items: items.map((item) => scaled.get(item.kpiId) ?? item) },
    sums,
  };
}

function newKras(rule: TemplateRule, extras: readonly ItemRule[]): KraRule[] {
  const known = new Set(rule.kras.map(({ kraId }) => kraId));
  const added = [...new Set(extras.map(({ kraId }) => kraId))].filter((kraId) => !known.has(kraId));
  return added.map((kraId) => ({
    kraId,
    weightPercent: sumOf(extras.filter((item) => item.kraId === kraId)).toFixed(),
  }));
}

/** Nobody is to miss data in a KRA of which nothing counts for them. */
function weighing(kra: KraRule, items: readonly ItemRule[]): KraRule {
  const own = items.filter(({ kraId }) => kraId === kra.kraId);
  return own.length > 0 && sumOf(own).isZero() ? { ...kra, weightPercent: "0" } : kra;
}

const sumOf = (parts: readonly { weightPercent: DecimalString }[]): Dec =>
  parts.reduce((sum, part) => sum.plus(parseDecimal(part.weightPercent)), ZERO);

/** Stored weights have four decimals; they add to exactly 100. Weights that add to nothing stay as they are. */
function asShares<P extends { weightPercent: DecimalString }>(parts: readonly P[], sum: Dec): P[] {
  if (sum.eq(HUNDRED) || sum.isZero()) return [...parts];
  const shares = parts.map((part) =>
    parseDecimal(part.weightPercent).times(HUNDRED).div(sum).toDecimalPlaces(4),
  );
  const rest = shares.reduce((left, share) => left.minus(share), HUNDRED);
  const largest = shares.reduce((best, share, index) => (share.gt(shares[best] ?? ZERO) ? index : best), 0);
  return parts.map((part, index) => {
    const share = shares[index] ?? ZERO;
    return { ...part, weightPercent: (index === largest ? share.plus(rest) : share).toFixed() };
  });
}
