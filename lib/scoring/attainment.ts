import {
  attainmentText,
  Dec,
  type DecimalString,
  HUNDRED,
  ONE,
  parseDecimal,
  roundActual,
  roundAttainment,
  ZERO,
} from "@/lib/decimal";
import type { ItemRule, ScoringMethod } from "@/lib/kpis/rule/types";
import { FLAT_FROM } from "./curve";

type AttainmentRule = Pick<ItemRule, "direction" | "target" | "method">;

/**
 * How far an actual reaches its target, rounded half up to 6 decimals: 1 is on target, never below 0.
 * Higher is better: actual / target. Lower is better: target / actual, at most the best the curve can reward, which is
 * also what an actual of 0 earns. Target band: 1 inside, falling to 0 over the tolerance outside.
 * Throws a RangeError when the target does not fit the direction.
 */
export function compileAttainment(rule: AttainmentRule, maximumScore: DecimalString): (actual: Dec) => Dec {
  const { direction, target } = rule;
  if (direction === "target_band") {
    if ("value" in target) throw new RangeError("A target band needs a low, a high and a tolerance");
    return withinBand(parseDecimal(target.low), parseDecimal(target.high), parseDecimal(target.tolerance));
  }
  if (!("value" in target)) throw new RangeError("A single target value is needed");
  const value = parseDecimal(target.value);
  if (direction === "higher_is_better") return upTo(value);
  return downTo(value, bestAttainment(rule.method, maximumScore));
}

/** The same for one actual, as text in and out. */
export function attainmentOf(
  rule: AttainmentRule,
  maximumScore: DecimalString,
  actual: DecimalString,
): DecimalString {
  return attainmentText(compileAttainment(rule, maximumScore)(roundActual(parseDecimal(actual))));
}

/** The attainment beyond which the curve gives nothing more: what "lower is better" earns at an actual of 0. */
function bestAttainment(method: ScoringMethod, maximumScore: DecimalString): Dec {
  if (method.kind === "capped") return parseDecimal(method.cap);
  const lastPoint = method.kind === "banded" ? method.points.at(-1) : undefined;
  if (lastPoint) return parseDecimal(lastPoint.raw);
  const straight = parseDecimal(maximumScore).div(HUNDRED);
  // A gentle sigmoid, or one with room above, still rises where a straight line has reached the maximum.
  return method.kind === "sigmoid"
    ? Dec.max(straight, ONE.plus(new Dec(FLAT_FROM).div(parseDecimal(method.k))))
    : straight;
}

/** What the attainment column holds: no curve looks so far, but a tiny target must not break a run. */
const MOST_ATTAINMENT = parseDecimal("999999999999");

function upTo(target: Dec) {
  if (target.lte(ZERO)) throw new RangeError("The target must be above 0");
  return (actual: Dec) => {
    if (actual.lte(ZERO)) return ZERO;
    const raw = actual.div(target);
    return raw.gt(MOST_ATTAINMENT) ? MOST_ATTAINMENT : roundAttainment(raw);
  };
}

function downTo(target: Dec, best: Dec) {
  if (target.lt(ZERO)) throw new RangeError("The target must not be below 0");
  // "None at all" has no ratio: it is met or it is not.
  if (target.isZero()) return (actual: Dec) => (actual.lte(ZERO) ? ONE : ZERO);
  const roundedBest = roundAttainment(best);
  const bestUpTo = target.div(best);
  return (actual: Dec) => (actual.lte(bestUpTo) ? roundedBest : roundAttainment(target.div(actual)));
}

function withinBand(low: Dec, high: Dec, tolerance: Dec) {
  if (tolerance.lte(ZERO)) throw new RangeError("The tolerance must be above 0");
  return (actual: Dec) => {
    const distance = actual.lt(low) ? low.minus(actual) : actual.gt(high) ? actual.minus(high) : ZERO;
    if (distance.isZero()) return ONE;
    return distance.gte(tolerance) ? ZERO : roundAttainment(ONE.minus(distance.div(tolerance)));
  };
}
