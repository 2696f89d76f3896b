import { type DecimalString, HUNDRED, parseDecimal, scoreText } from "@/lib/decimal";
import { SMALLEST_GROUP } from "@/lib/scoring/rollups/withheld-groups";

/** Groups of fewer people with a rating are compared with nothing, whoever reads: one person more or less moves them too far. */
export const SMALLEST_COMPARED = SMALLEST_GROUP;

export const RATED_BANDS = ["above", "on", "near", "below"] as const;
export type RatedBand = (typeof RATED_BANDS)[number];

/** Scores are counted in steps of 5 points from 0 to 150; what lies above counts in the last one. */
export const BIN_POINTS = 5;
export const BIN_COUNT = 30;

/** How a group's ratings are spread. Whoever is not rated (insufficient data, not scored) is in none of its figures. */
export interface Distribution {
  rated: number;
  mean: DecimalString;
  /** Score that a tenth, a quarter, half, three quarters and nine tenths of the people do not exceed. */
  quantiles: Quantiles;
  bands: Record<RatedBand, number>;
  /** People by step of BIN_POINTS. */
  bins: number[];
}

export interface Quantiles {
  p10: DecimalString;
  p25: DecimalString;
  p50: DecimalString;
  p75: DecimalString;
  p90: DecimalString;
}

/** At or above "on target", in percent of the rated; null when nobody is rated. */
export function shareOnTarget(bands: Record<RatedBand, number>): DecimalString | null {
  const rated = RATED_BANDS.reduce((sum, band) => sum + bands[band], 0);
  return shareOf(bands.above + bands.on, rated);
}

/** Percent with four decimals; null of nobody. */
export const shareOf = (part: number, whole: number): DecimalString | null =>
  whole === 0 ? null : scoreText(parseDecimal(String(part)).times(HUNDRED).div(whole));
