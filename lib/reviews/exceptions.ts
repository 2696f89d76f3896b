import type { RatingBand } from "@/db/enums";
import { Dec, type DecimalString, parseDecimal } from "@/lib/decimal";

/**
 * What is exceptional about a scorecard under review, by plain rules over stored figures. Nothing here reads anything, so
 * that the lists of people, one person's page and the bulk sign-off cannot disagree.
 */

/** Points of the total between two periods from which a change is a big one. */
export const BIG_CHANGE = "10";
/** Percent of the weight under which coverage is said to be low although a rating is given. */
const LOW_COVERAGE = "80";
/** Robust standard deviations from the median of the people of the same template. */
const OUTLIER_DEVIATIONS = "3";
/** Fewer people have no usual score. */
const FEWEST_PEERS = 5;
/** People who all score alike still differ by this much without anybody being an outlier. */
const SMALLEST_DEVIATION = "2";
/** The median deviation of a normal distribution times this is its standard deviation. */
const NORMAL = "1.4826";

export interface GuardrailHit {
  primary: string;
  guardrail: string;
  cap: DecimalString;
  /** What the guardrail KPI scored. */
  guardrailScore: DecimalString | null;
}

/** The stored figures the rules look at. */
export interface ReviewFacts {
  band: RatingBand;
  total: DecimalString | null;
  /** What the rules give, without any override. */
  computedTotal: DecimalString | null;
  coverage: DecimalString;
  minimumCoverage: DecimalString;
  guardrails: readonly GuardrailHit[];
  /** The period before; null: not rated then. */
  previous: {
    total: DecimalString;
    guardrail: boolean;
    coverage: DecimalString;
    sameTemplate: boolean;
    adjusted: boolean;
  } | null;
  peers: { count: number; median: DecimalString; deviation: DecimalString } | null;
  adjusted: boolean;
  /** Total of the rules when the review began; null: it has not. */
  startedTotal: DecimalString | null;
  begun: boolean;
  signed: { total: DecimalString | null } | null;
  /** Records changed, and it is being computed anew. */
  behind: boolean;
  /** The review's due day has passed without a sign-off that stands. */
  overdue: boolean;
}

export const EXCEPTION_KINDS = [
  "overdue",
  "insufficient_data",
  "low_performer",
  "sla_breach",
  "swing",
  "big_change",
  "corrected",
  "behind",
  "outlier",
  "low_coverage",
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

export interface ReviewException {
  kind: ExceptionKind;
  /** The figure that made it one, and what it is held against. */
  from?: DecimalString | null;
  to?: DecimalString | null;
  /** Of a big change: what may explain it. */
  because?: string[];
  guardrail?: GuardrailHit;
}

/** In the order in which they ask for attention. */
export function exceptionsOf(facts: ReviewFacts): ReviewException[] {
  return [
    facts.overdue ? { kind: "overdue" as const } : null,
    insufficientData(facts),
    facts.band === "below" ? { kind: "low_performer" as const, to: facts.total } : null,
    ...facts.guardrails.map((guardrail) => ({ kind: "sla_breach" as const, guardrail })),
    change(facts),
    corrected(facts),
    facts.behind ? { kind: "behind" as const } : null,
    outlier(facts),
    lowCoverage(facts),
  ].filter((exception) => exception !== null);
}

/** Being late is about the review, not about the scorecard. */
export const isExceptional = (exceptions: readonly ReviewException[]): boolean =>
  exceptions.some(({ kind }) => kind !== "overdue");

const isRated = (band: RatingBand) => band !== "insufficient_data" && band !== "not_scored";

function insufficientData({ band, coverage, minimumCoverage }: ReviewFacts): ReviewException | null {
  return isRated(band) ? null : { kind: "insufficient_data", to: coverage, from: minimumCoverage };
}

function lowCoverage({ band, coverage }: ReviewFacts): ReviewException | null {
  const isLow = isRated(band) && parseDecimal(coverage).lt(LOW_COVERAGE);
  return isLow ? { kind: "low_coverage", to: coverage, from: LOW_COVERAGE } : null;
}

/** A change of ten points or more: explained by what else changed, or a swing that nothing here explains. */
function change(facts: ReviewFacts): ReviewException | null {
  const { previous, total, band } = facts;
  if (!previous || total === null || !isRated(band)) return null;
  if (parseDecimal(total).minus(parseDecimal(previous.total)).abs().lt(BIG_CHANGE)) return null;
  const because = explanations(facts);
  return {
    kind: because.length > 0 ? "big_change" : "swing",
    from: previous.total,
    to: total,
    ...(because.length > 0 && { because }),
  };
}

function explanations({ previous, guardrails, coverage, adjusted }: ReviewFacts): string[] {
  if (!previous) return [];
  const isLow = (percent: DecimalString) => parseDecimal(percent).lt(LOW_COVERAGE);
  return [
    guardrails.length > 0 !== previous.guardrail &&
      (guardrails.length > 0 ? "a guardrail limits it now" : "a guardrail limited it before"),
    !previous.sameTemplate && "another template scores it now",
    isLow(coverage) !== isLow(previous.coverage) && "coverage is another",
    adjusted !== previous.adjusted && (adjusted ? "an override is in it" : "an override was in it before"),
  ].filter((words) => words !== false);
}

/** Figures of the rules are others than when the review began, or the total is another than was signed. */
function corrected({
  begun,
  startedTotal,
  computedTotal,
  signed,
  total,
}: ReviewFacts): ReviewException | null {
  if (signed && !isSame(signed.total, total)) return { kind: "corrected", from: signed.total, to: total };
  if (!signed && begun && !isSame(startedTotal, computedTotal)) {
    return { kind: "corrected", from: startedTotal, to: computedTotal };
  }
  return null;
}

/** Whether a sign-off still is of the figure that stands. */
export const isSignedNow = ({ signed, total }: Pick<ReviewFacts, "signed" | "total">): boolean =>
  signed !== null && isSame(signed.total, total);

function isSame(a: DecimalString | null, b: DecimalString | null): boolean {
  return a === null || b === null ? a === b : parseDecimal(a).eq(parseDecimal(b));
}

function outlier({ peers, total, band }: ReviewFacts): ReviewException | null {
  if (!peers || peers.count < FEWEST_PEERS || total === null || !isRated(band)) return null;
  const deviation = Dec.max(parseDecimal(peers.deviation).times(NORMAL), SMALLEST_DEVIATION);
  const distance = parseDecimal(total).minus(parseDecimal(peers.median)).abs();
  return distance.gt(deviation.times(OUTLIER_DEVIATIONS))
    ? { kind: "outlier", from: peers.median, to: total }
    : null;
}
