import { Dec, HUNDRED, readPlainDecimal, roundScore, ZERO } from "./decimal";
import type { DecimalString, ItemRule, KraRule } from "./types";

/** A part of a mean; a part without a score does not count. */
export interface WeightedScore {
  score: Dec | null;
  weight: Dec;
}

export interface WeightedMean {
  /** Rounded half up to 4 decimals; null when nothing with a weight is scored. */
  mean: Dec | null;
  /** Sum of the weights of what is scored. */
  coveredWeight: Dec;
}

/** The mean over what is scored, weights re-normalised over it. */
export function weightedMean(parts: WeightedScore[]): WeightedMean {
  let sum = ZERO;
  let coveredWeight = ZERO;
  for (const { score, weight } of parts) {
    if (!score) continue;
    sum = sum.plus(score.times(weight));
    coveredWeight = coveredWeight.plus(weight);
  }
  return { mean: coveredWeight.isZero() ? null : roundScore(sum.div(coveredWeight)), coveredWeight };
}

/** The points a part adds to a mean whose scored weights sum to `coveredWeight`, to 4 decimals; null when not scored. */
export function contribution({ score, weight }: WeightedScore, coveredWeight: Dec): Dec | null {
  if (!score) return null;
  return coveredWeight.isZero() ? ZERO : roundScore(score.times(weight).div(coveredWeight));
}

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
