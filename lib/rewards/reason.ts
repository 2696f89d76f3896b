import { dayName } from "@/lib/day-words";
import { type DecimalString, parseDecimal, trimDecimal } from "@/lib/decimal";
import { shownFactor } from "./shown-factor";
import type { BonusFacts, BonusOutcome, FailedGate, Ineligibility } from "./types";

interface Reasoned {
  outcome: BonusOutcome;
  facts: Pick<BonusFacts, "score" | "target">;
  kpiNames: ReadonlyMap<number, string>;
  /** Disciplinary flags are for HR alone: others read that HR has set the factor. */
  seesFlags: boolean;
}

/** Why a person gets what they get, in one line: "Factor 1.12 from score 104.2". */
export function bonusReason({ outcome, facts, kpiNames, seesFlags }: Reasoned): string {
  if (outcome.ineligible) return `Not eligible: ${ineligibleWords(outcome.ineligible)}`;
  if (outcome.gates.length > 0) {
    return `Factor 0: ${outcome.gates.map((gate) => gateWords(gate, kpiNames, seesFlags)).join(", ")}`;
  }
  const { paid, all } = outcome.days;
  return [
    `Factor ${shownFactor(outcome.factor ?? "0")} from score ${oneDecimal(facts.score ?? "0")}`,
    paid < all && `${paid} of ${all} days`,
    facts.target === null && "no target bonus",
  ]
    .filter(Boolean)
    .join(", ");
}

function ineligibleWords(why: Ineligibility): string {
  switch (why.kind) {
    case "no_policy":
      return "no policy in force is for them";
    case "not_employed":
      return "not employed on any day of the period";
    case "joined_late":
      return `joined ${dayName(why.hiredOn)}, minimum ${why.minimumDays} days`;
    case "left_early":
      return `left on ${dayName(why.leftOn)}, before the period ended`;
    case "not_scored":
      return "not scored";
    case "insufficient_data":
      return `insufficient data, ${percent(why.coverage)} of the weight is scored`;
  }
}

function gateWords(gate: FailedGate, kpiNames: ReadonlyMap<number, string>, seesFlags: boolean): string {
  if (gate.kind === "coverage") return `gate coverage under ${percent(gate.minimumCoverage)}`;
  if (gate.kind === "disciplinary") return seesFlags ? "disciplinary flag" : "set by HR";
  const name = kpiNames.get(gate.kpiId) ?? "a KPI";
  return gate.score === null
    ? `gate ${name} not scored`
    : `gate ${name} under ${trimDecimal(gate.minimumScore)}`;
}

const oneDecimal = (score: DecimalString) => parseDecimal(score).toFixed(1);
const percent = (value: DecimalString) => `${trimDecimal(parseDecimal(value).toFixed(1))}\u00a0%`;
