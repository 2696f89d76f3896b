import { Dec, type DecimalString, HUNDRED, parseDecimal, scoreText, ZERO } from "@/lib/decimal";
import { type Distribution, shareOnTarget } from "./figures";

/** Closer than this to the whole is called alike: about a quarter of the way between two bands. */
const ALIKE_POINTS = 5;
/** Spread (the middle half of the people) that is narrower or wider by less than this factor is called alike. */
const ALIKE_SPREAD = 1.5;

export type Verdict = "alike" | "higher" | "lower" | "narrower" | "wider";

/** How a group's ratings differ from those of everybody. No test of significance: the figures, and how many people they are of. */
export interface Comparison {
  /** Median of the group less that of the whole, in points. */
  medianDifference: DecimalString;
  /** Percentage points more of the group than of the whole are at or above "on target". */
  onTargetDifference: DecimalString;
  /**
   * The largest difference between the shares of people up to a score, over all steps of 5 points, in percent: 0 for equal
   * spreads, 100 for spreads that do not meet. Known as the Kolmogorov–Smirnov distance.
   */
  largestGap: DecimalString;
  /** Width of the middle half of the people (quartile to quartile), of the group and of the whole, in points. */
  spread: { group: DecimalString; whole: DecimalString };
  verdict: Verdict;
}

export function compareWithWhole(group: Distribution, whole: Distribution): Comparison {
  const medianDifference = parseDecimal(group.quantiles.p50).minus(whole.quantiles.p50);
  const onTarget = parseDecimal(shareOnTarget(group.bands) ?? "0").minus(shareOnTarget(whole.bands) ?? "0");
  const spread = { group: middleHalf(group), whole: middleHalf(whole) };
  return {
    medianDifference: scoreText(medianDifference),
    onTargetDifference: scoreText(onTarget),
    largestGap: largestGap(group.bins, whole.bins),
    spread: { group: scoreText(spread.group), whole: scoreText(spread.whole) },
    verdict: verdictOf(medianDifference, spread),
  };
}

function verdictOf(medianDifference: Dec, spread: { group: Dec; whole: Dec }): Verdict {
  if (medianDifference.gte(ALIKE_POINTS)) return "higher";
  if (medianDifference.lte(-ALIKE_POINTS)) return "lower";
  // Where everybody has the same, no group is narrower and any is wider.
  if (spread.group.times(ALIKE_SPREAD).lte(spread.whole) && spread.whole.gt(ZERO)) return "narrower";
  return spread.group.gte(spread.whole.times(ALIKE_SPREAD)) && spread.group.gt(ZERO) ? "wider" : "alike";
}

const middleHalf = ({ quantiles }: Distribution) => parseDecimal(quantiles.p75).minus(quantiles.p25);

export function largestGap(group: readonly number[], whole: readonly number[]): DecimalString {
  const [groupCount, wholeCount] = [sum(group), sum(whole)];
  if (groupCount === 0 || wholeCount === 0) return scoreText(ZERO);
  // Shares are kept as whole numbers over one denominator, so that nothing is rounded on the way.
  let [groupUpTo, wholeUpTo, largest] = [0, 0, 0];
  for (const [bin, count] of group.entries()) {
    groupUpTo += count;
    wholeUpTo += whole[bin] ?? 0;
    largest = Math.max(largest, Math.abs(groupUpTo * wholeCount - wholeUpTo * groupCount));
  }
  return scoreText(new Dec(largest).times(HUNDRED).div(groupCount * wholeCount));
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Whose difference is to be looked at first: the largest, of equal ones that of more people. */
export function byDifference(
  a: { comparison: Comparison; distribution: Distribution },
  b: { comparison: Comparison; distribution: Distribution },
): number {
  const size = (of: Comparison) => Math.abs(Number(of.medianDifference));
  return (
    size(b.comparison) - size(a.comparison) ||
    Number(b.comparison.largestGap) - Number(a.comparison.largestGap) ||
    b.distribution.rated - a.distribution.rated
  );
}
