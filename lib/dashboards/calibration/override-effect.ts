import { type DecimalString, parseDecimal, scoreText } from "@/lib/decimal";
import { type RatedBand, SMALLEST_COMPARED, shareOf, shareOnTarget } from "./figures";

/** Ratings of a group with the overrides as they stand, and as the rules alone would have it. */
export interface EffectCounts {
  /** People whose total is another one than the rules give, both being known; up and down of them. */
  changed: number;
  up: number;
  down: number;
  /** Sum of total less computed total over those. */
  changeSum: DecimalString;
  /** Rated people and the sum of their totals: as it stands, and by the rules alone. */
  with: Rated;
  without: Rated;
}

export interface OverrideCounts extends EffectCounts {
  /** Overrides in force: those taken back or replaced do not count. */
  overrides: number;
  /** Of these, set by the manager whose reports the people are. */
  byManager: number;
}

export interface Rated {
  rated: number;
  sum: DecimalString;
  bands: Record<RatedBand, number>;
}

export interface OverrideEffect {
  changed: number;
  /** Points that a changed total changed by, on average; null when none changed. */
  meanChange: DecimalString | null;
  /** Percent of the changed totals. */
  up: DecimalString | null;
  down: DecimalString | null;
  /** Mean of the rated, and percent of them at or above "on target". */
  with: Level;
  without: Level;
}

export interface Level {
  mean: DecimalString | null;
  onTarget: DecimalString | null;
}

export function overrideEffect(counts: EffectCounts): OverrideEffect {
  const { changed, up, down } = counts;
  return {
    changed,
    meanChange: changed === 0 ? null : scoreText(parseDecimal(counts.changeSum).div(changed)),
    up: shareOf(up, changed),
    down: shareOf(down, changed),
    with: levelOf(counts.with),
    without: levelOf(counts.without),
  };
}

export const levelOf = ({ rated, sum, bands }: Rated): Level => ({
  mean: rated === 0 ? null : scoreText(parseDecimal(sum).div(rated)),
  onTarget: shareOnTarget(bands),
});

/**
 * Whether someone who may not see individuals may see an effect: few changed totals, or few ratings that exist only with or
 * only without the overrides, would tell single people's.
 */
export const isEffectOfMany = ({ changed, with: now, without }: EffectCounts): boolean =>
  isNoneOrMany(changed) && isNoneOrMany(Math.abs(now.rated - without.rated)) && isNoneOrMany(now.rated);

const isNoneOrMany = (count: number) => count === 0 || count >= SMALLEST_COMPARED;
