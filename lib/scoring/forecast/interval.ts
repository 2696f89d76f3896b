import { bounded, Dec, type DecimalString, parseDecimal, roundScore, scoreText } from "@/lib/decimal";
import type { PastError } from "./types";

/** Share of outcomes that an interval is meant to hold. */
const CONFIDENCE = 0.8;

/**
 * The error that four of five projections keep to, from the sizes of past ones: the ⌈(n + 1) · 0.8⌉-th smallest. If the
 * next period is like those before it, it keeps within with at least that probability, whatever the errors look like
 * (split conformal prediction). Null when there are too few to say: fewer than four.
 */
export function usualError(errors: readonly number[]): number | null {
  const rank = Math.ceil((errors.length + 1) * CONFIDENCE);
  return sizesOf(errors)[rank - 1] ?? null;
}

/** The middle one of the errors' sizes; of an even number, half way between the two in the middle. Null of none. */
export function medianError(errors: readonly number[]): number | null {
  const sizes = sizesOf(errors);
  const upper = sizes[Math.floor(sizes.length / 2)];
  const lower = sizes[Math.ceil(sizes.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** A person's own past errors where they are enough, else everybody's. */
export function pastErrorOf(own: readonly number[], everyone: PastError | null): PastError | null {
  const usual = usualError(own);
  const median = medianError(own);
  if (usual === null || median === null) return everyone;
  return { of: "own", count: own.length, median: pointsText(median), usual: pointsText(usual) };
}

/** Score and error as an interval within 0 and the most a score can be. */
export function intervalAround(
  score: DecimalString,
  { usual }: PastError,
  maximum: DecimalString,
): { low: DecimalString; high: DecimalString } {
  const middle = parseDecimal(score);
  const most = parseDecimal(maximum);
  const reach = parseDecimal(usual);
  return {
    low: scoreText(bounded(middle.minus(reach), most)),
    high: scoreText(bounded(middle.plus(reach), most)),
  };
}

const sizesOf = (errors: readonly number[]) => errors.map(Math.abs).sort((a, b) => a - b);
const pointsText = (points: number): DecimalString => scoreText(roundScore(new Dec(points)));
