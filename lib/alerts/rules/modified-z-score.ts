import { Dec, ZERO } from "@/lib/decimal";

/** Fewer figures than this say nothing about what is usual. */
const FEWEST_FIGURES = 6;

/**
 * The modified z-score of Iglewicz and Hoaglin ("How to Detect and Handle Outliers", 1993): 0.6745 (x − median) / MAD,
 * MAD being the median of the absolute deviations from the median; they call |z| above 3.5 an outlier. When half of the
 * history and more is one value, MAD is 0, and the mean absolute deviation stands for it: (x − median) / (1.253314
 * MeanAD). When all of it is one value, a hundredth of that value does, so that 3.5 are about 4.4 % off what never
 * moved. Null when the history is too short, or nothing but 0 and the figure is not.
 */
export function modifiedZScore(figure: Dec, history: readonly Dec[]): { z: Dec; median: Dec } | null {
  if (history.length < FEWEST_FIGURES) return null;
  const median = medianOf(history);
  const deviations = history.map((each) => each.minus(median).abs());
  const distance = figure.minus(median);
  const mad = medianOf(deviations);
  if (mad.gt(ZERO)) return { z: distance.times("0.6745").div(mad), median };
  const mean = Dec.sum(...deviations).div(deviations.length);
  const spread = mean.gt(ZERO) ? mean : median.abs().div(100);
  if (distance.isZero()) return { z: ZERO, median };
  return spread.gt(ZERO) ? { z: distance.div(spread.times("1.253314")), median } : null;
}

function medianOf(figures: readonly Dec[]): Dec {
  const sorted = [...figures].sort((a, b) => a.cmp(b));
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? ZERO;
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? ZERO).div(2);
}
