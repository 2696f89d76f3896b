import { Dec, type DecimalString, parseDecimal, scoreText, ZERO } from "@/lib/decimal";
import { daysEmployed, daysOfService, lastDay, type Span } from "./employment";
import { compileFactor } from "./factor";
import { failedGates } from "./gates";
import type { BonusFacts, BonusOutcome, BonusRules, Ineligibility } from "./types";

/** A person's bonus in a period by the rules of a policy; null rules: no policy is for them. */
export type Bonus = (facts: BonusFacts) => BonusOutcome;

export function compileBonus(rules: BonusRules | null, span: Span): Bonus {
  const factorOf = rules && compileFactor(rules);
  return (facts) => {
    const days = daysEmployed(span, facts);
    const ineligible = rules ? ineligibility(rules, span, facts) : NO_POLICY;
    if (!rules || !factorOf || ineligible || facts.score === null) {
      const why = ineligible ?? ({ kind: "not_scored" } as const);
      return { status: "not_eligible", ineligible: why, gates: [], factor: null, days, amount: null };
    }
    const gates = failedGates(rules, facts);
    const factor = gates.length > 0 ? ZERO : factorOf(parseDecimal(facts.score), facts.band);
    const paidDays = rules.pro_rate ? days : { paid: days.all, all: days.all };
    return {
      status: factor.isZero() ? "zero" : "eligible",
      ineligible: null,
      gates,
      factor: scoreText(factor),
      days: paidDays,
      amount: facts.target && bonusAmount(facts.target.amount, factor, paidDays),
    };
  };
}

const NO_POLICY = { kind: "no_policy" } as const;

/** Target × factor × days paid of all days, rounded once, half up, to the cent. */
function bonusAmount(
  target: DecimalString,
  factor: Dec,
  days: { paid: number; all: number },
): DecimalString {
  return parseDecimal(target)
    .times(factor)
    .times(days.paid)
    .div(days.all)
    .toDecimalPlaces(2, Dec.ROUND_HALF_UP)
    .toFixed(2);
}

function ineligibility(rules: BonusRules, span: Span, facts: BonusFacts): Ineligibility | null {
  const { hiredOn, leftOn } = facts;
  const service = daysOfService(span, hiredOn);
  const minimumDays = rules.minimum_days;
  if (hiredOn !== null && service !== null && service < minimumDays) {
    return { kind: "joined_late", hiredOn, days: service, minimumDays };
  }
  if (rules.until_the_end && leftOn !== null && leftOn < lastDay(span)) {
    return { kind: "left_early", leftOn };
  }
  // Someone whose employment was corrected after the period was scored.
  if (daysEmployed(span, facts).paid === 0) return { kind: "not_employed" };
  if (facts.band === "insufficient_data") return { kind: "insufficient_data", coverage: facts.coverage };
  if (facts.score === null || facts.band === "not_scored") return { kind: "not_scored" };
  return null;
}
