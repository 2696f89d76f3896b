import { Dec, type DecimalString, HUNDRED, parseDecimal, ZERO } from "@/lib/decimal";
import type { TemplateRule } from "@/lib/kpis/rule/types";

/** Weights that do not add to 100: those of a KRA's KPIs, or of the KRAs themselves where `kraId` is null. */
export interface WeightsTakenAsWhole {
  kraId: number | null;
  sumPercent: DecimalString;
}

/**
 * A draft whose weights do not add up yet, scored as if what they add to were 100 %: each weight keeps its share.
 * Weights that add to nothing stay; what they belong to is then not scored. A balanced rule comes back as it is.
 */
export function asIfWhole(rule: TemplateRule): { rule: TemplateRule; taken: WeightsTakenAsWhole[] } {
  const taken: WeightsTakenAsWhole[] = [];
  const whole = <T extends { weightPercent: DecimalString }>(parts: T[], kraId: number | null): T[] => {
    const sum = parts.reduce((total, part) => total.plus(parseDecimal(part.weightPercent)), new Dec(ZERO));
    if (parts.length === 0 || sum.eq(HUNDRED)) return parts;
    taken.push({ kraId, sumPercent: sum.toFixed() });
    if (sum.isZero()) return parts;
    return parts.map((part) => ({
      ...part,
      weightPercent: parseDecimal(part.weightPercent).times(HUNDRED).div(sum).toFixed(),
    }));
  };
  const ofKra = new Map(
    rule.kras.map(({ kraId }) => [
      kraId,
      whole(
        rule.items.filter((item) => item.kraId === kraId),
        kraId,
      ),
    ]),
  );
  const scaled = new Map([...ofKra.values()].flat().map((item) => [item.kpiId, item]));
  const kras = whole(rule.kras, null);
  return { rule: { ...rule, kras, items: rule.items.map((item) => scaled.get(item.kpiId) ?? item) }, taken };
}
