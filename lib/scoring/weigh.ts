import { type Dec, roundScore, ZERO } from "@/lib/decimal";

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
