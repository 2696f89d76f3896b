import { Dec, type DecimalString, HUNDRED, readPlainDecimal, ZERO } from "@/lib/decimal";
import type { ItemRule, KraRule } from "./types";

export interface WeightSum {
  sumPercent: DecimalString;
  /** What is left to give out: 100 − sum, below 0 when too much is given. */
  missingPercent: DecimalString;
}

export interface WeightCheck {
  template: WeightSum;
  kras: ({ kraId: number } & WeightSum)[];
  /** True when the KRAs add to exactly 100 and so do the KPIs of each. */
  balanced: boolean;
}

interface Weights {
  kras: KraRule[];
  items: Pick<ItemRule, "kraId" | "weightPercent">[];
}

/**
 * By how much the weights miss 100, exactly: for the KRAs of a template and for the KPIs of each KRA. Text that is not
 * yet a number counts as 0, so that the editor can show the sum while someone types.
 */
export function checkWeights({ kras, items }: Weights): WeightCheck {
  const template = sumOf(kras);
  const perKra = kras.map(({ kraId }) => ({ kraId, ...sumOf(items.filter((item) => item.kraId === kraId)) }));
  const balanced = [template, ...perKra].every((sum) => sum.missingPercent === "0");
  return { template, kras: perKra, balanced };
}

function sumOf(rows: { weightPercent: DecimalString }[]): WeightSum {
  const sum = rows.reduce(
    (total, row) => total.plus(readPlainDecimal(row.weightPercent) ?? ZERO),
    new Dec(0),
  );
  return { sumPercent: sum.toFixed(), missingPercent: HUNDRED.minus(sum).toFixed() };
}
