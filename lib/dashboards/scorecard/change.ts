import type { RatingBand } from "@/db/enums";
import { Dec, type DecimalString, HUNDRED, parseDecimal, ZERO } from "@/lib/decimal";

export interface KraScores {
  name: string;
  weight: DecimalString;
  now: DecimalString | null;
  before: DecimalString | null;
}

export interface KraChange {
  name: string;
  /** Points of the total. */
  points: DecimalString;
}

/** Smaller changes would be shown as 0.0. */
const VISIBLE = new Dec("0.05");

/**
 * Which KRAs moved the total most since the period before, largest first: each KRA's change times its weight among
 * those scored now. KRAs scored in only one of the two periods are left out, since nothing can be compared.
 */
export function largestChanges(kras: readonly KraScores[], most = 2): KraChange[] {
  const scored = kras.filter((kra) => kra.now !== null);
  const weights = scored.reduce((sum, kra) => sum.plus(parseDecimal(kra.weight)), ZERO);
  if (weights.isZero()) return [];
  return scored
    .flatMap(({ name, weight, now, before }) => {
      if (now === null || before === null) return [];
      const share = parseDecimal(weight).times(HUNDRED).div(weights);
      return [{ name, points: parseDecimal(now).minus(parseDecimal(before)).times(share).div(HUNDRED) }];
    })
    .filter(({ points }) => points.abs().gte(VISIBLE))
    .sort((a, b) => b.points.abs().comparedTo(a.points.abs()) || a.name.localeCompare(b.name))
    .slice(0, most)
    .map(({ name, points }) => ({ name, points: points.toFixed(4) }));
}

/** A total counts as a score only with a rating: under the minimum coverage there is too little data for one. */
export function ratedScore({
  score,
  band,
}: {
  score: DecimalString | null;
  band: RatingBand;
}): DecimalString | null {
  return band === "insufficient_data" || band === "not_scored" ? null : score;
}

/** The change of a total, or null when one side was not scored. */
export function changeOf(now: DecimalString | null, before: DecimalString | null): DecimalString | null {
  return now === null || before === null ? null : parseDecimal(now).minus(parseDecimal(before)).toFixed(4);
}
