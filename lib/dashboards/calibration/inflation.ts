import { type DecimalString, parseDecimal, scoreText } from "@/lib/decimal";
import type { OverrideEffect } from "./override-effect";

/** One period of the series: null where too few people are rated. */
export interface PeriodLevel {
  periodId: number;
  name: string;
  rated: number;
  mean: DecimalString | null;
  /** Percent at or above "on target". */
  onTarget: DecimalString | null;
  /** Null: for the reader too few totals were changed. */
  overrides: OverrideEffect | null;
}

/** Less than this many points between the first and the last mean is called steady. */
const STEADY_POINTS = 2;

/** How the ratings moved from the first to the last period that has a mean. */
export interface Inflation {
  from: string;
  to: string;
  /** Periods from the one to the other, both counted. */
  periods: number;
  /** Points of the mean, and percentage points at or above "on target". */
  meanChange: DecimalString;
  onTargetChange: DecimalString;
  /** Mean with overrides less mean without, in the last period; null: not told. */
  addedByOverrides: DecimalString | null;
  verdict: "risen" | "fallen" | "steady";
}

/** Null with fewer than two periods to compare. `series` is oldest first. */
export function inflationOf(series: readonly PeriodLevel[]): Inflation | null {
  const known = series.filter(({ mean }) => mean !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last || first === last) return null;
  const change = parseDecimal(last.mean ?? "0").minus(first.mean ?? "0");
  const effect = last.overrides;
  const added =
    effect?.with.mean && effect.without.mean
      ? parseDecimal(effect.with.mean).minus(effect.without.mean)
      : null;
  return {
    from: first.name,
    to: last.name,
    periods: series.indexOf(last) - series.indexOf(first) + 1,
    meanChange: scoreText(change),
    onTargetChange: scoreText(parseDecimal(last.onTarget ?? "0").minus(first.onTarget ?? "0")),
    addedByOverrides: added && scoreText(added),
    verdict: change.gte(STEADY_POINTS) ? "risen" : change.lte(-STEADY_POINTS) ? "fallen" : "steady",
  };
}
