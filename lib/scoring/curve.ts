import {
  bounded,
  Dec,
  type DecimalString,
  HUNDRED,
  ONE,
  parseDecimal,
  roundAttainment,
  roundScore,
  scoreText,
  ZERO,
} from "@/lib/decimal";
import type { ScorePoint, ScoringMethod } from "@/lib/kpis/rule/types";

/** The sigmoid's steepness when a template states none: 100 on target, about 190 at half as much again. */
export const DEFAULT_SIGMOID_K: DecimalString = "6";

type Curve = (raw: Dec) => Dec;

/** From attainment (rounded, 1 is on target) to a score of 4 decimals, within 0 and the template's maximum. */
export function compileCurve(method: ScoringMethod, maximumScore: DecimalString): Curve {
  const maximum = parseDecimal(maximumScore);
  const curve = shapeOf(method);
  return (raw) => roundScore(bounded(curve(raw), maximum));
}

/** The same for one attainment, as text in and out. */
export function scoreOfAttainment(
  method: ScoringMethod,
  maximumScore: DecimalString,
  raw: DecimalString,
): DecimalString {
  return scoreText(compileCurve(method, maximumScore)(roundAttainment(parseDecimal(raw))));
}

function shapeOf(method: ScoringMethod): Curve {
  switch (method.kind) {
    case "linear":
      return (raw) => raw.times(HUNDRED);
    case "capped": {
      const most = parseDecimal(method.cap).times(HUNDRED);
      return (raw) => Dec.min(raw.times(HUNDRED), most);
    }
    case "banded":
      return method.mode === "step"
        ? step(parsePoints(method.points))
        : interpolate(parsePoints(method.points));
    case "sigmoid":
      return sigmoid(parseDecimal(method.k));
  }
}

interface Point {
  raw: Dec;
  score: Dec;
}

function parsePoints(points: ScorePoint[]): Point[] {
  return points.map((point) => ({ raw: parseDecimal(point.raw), score: parseDecimal(point.score) }));
}

function step(points: Point[]): Curve {
  return (raw) => {
    let score = ZERO;
    for (const point of points) {
      if (raw.lt(point.raw)) break;
      score = point.score;
    }
    return score;
  };
}

function interpolate(points: Point[]): Curve {
  return (raw) => {
    // Starting at nothing for nothing: doing none of the work is never worth the first point's score.
    let from: Point = { raw: ZERO, score: ZERO };
    for (const to of points) {
      if (raw.lt(to.raw)) {
        const way = raw.minus(from.raw).times(to.score.minus(from.score));
        return from.score.plus(way.div(to.raw.minus(from.raw)));
      }
      from = to;
    }
    return from.score;
  };
}

/** Past this exponent 200 / (1 + e^x) is 0 or 200 to 4 decimals. */
export const FLAT_FROM = 20;
/** A score has at most 7 digits: 24 leave no rounding in doubt. */
const Power = Dec.clone({ precision: 24 });
/** Millionths of attainment, the steps in which it is kept. */
const STEPS = 1_000_000;
const COARSE = 1_000;

/**
 * e^x is by far the dearest operation of a run, so e^(k·steps) is put together from two kept powers: of thousandths of
 * attainment, and of the millionths left over.
 */
function sigmoid(k: Dec): Curve {
  if (k.lte(ZERO)) throw new RangeError("The steepness must be above 0");
  const top = new Dec(200);
  const flatSteps = new Dec(FLAT_FROM * STEPS).div(k).toNumber();
  const kept = new Map<number, Dec>();
  const power = (steps: number) => {
    let value = kept.get(steps);
    if (!value) {
      value = new Power(k.times(steps).div(STEPS)).exp();
      kept.set(steps, value);
    }
    return value;
  };
  return (raw) => {
    const steps = ONE.minus(raw).times(STEPS).toNumber();
    if (steps < -flatSteps) return top;
    if (steps > flatSteps) return ZERO;
    const fine = steps % COARSE;
    return top.div(ONE.plus(power(steps - fine).times(power(fine))));
  };
}
