import { type DecimalString, parseDecimal } from "@/lib/decimal";
import type { ExceptionKind, ReviewException } from "./exceptions";

/** One line of why: `head` says what, `detail` the figures. For screens and the API alike. */
export interface ExceptionWords {
  head: string;
  detail: string;
  /** What can be done there. */
  action: string;
}

export interface WordsContext {
  /** "September": the period before. */
  before: string;
  /** "10 Nov 2026", when a review is due. */
  dueOn: string | null;
}

export function exceptionWords(exception: ReviewException, { before, dueOn }: WordsContext): ExceptionWords {
  const { from = null, to = null, because = [], guardrail } = exception;
  const action = ACTIONS[exception.kind];
  switch (exception.kind) {
    case "overdue":
      return { head: "Review is overdue.", detail: dueOn ? `It was due on ${dueOn}` : "", action };
    case "insufficient_data":
      return {
        head: "Insufficient data.",
        detail: `${percent(to)} of the weight is scored, ${percent(from)} is needed`,
        action,
      };
    case "low_performer":
      return { head: `Below target at ${figure(to)}.`, detail: "", action };
    case "sla_breach":
      return {
        head: `${guardrail?.guardrail ?? "A guardrail KPI"} is under its guardrail.`,
        detail: `It scored ${figure(guardrail?.guardrailScore ?? null)} and limits ${guardrail?.primary ?? "another KPI"} to ${figure(guardrail?.cap ?? null)}`,
        action,
      };
    case "swing":
      return { head: `${moved(from, to)} since ${before}.`, detail: "Nothing stored explains it", action };
    case "big_change":
      return { head: `${moved(from, to)} since ${before}.`, detail: capitalised(because.join(", ")), action };
    case "corrected":
      return {
        head: `Changed from ${figure(from)} to ${figure(to)} during the review.`,
        detail: "Records were corrected, or an override changed a figure that was signed",
        action,
      };
    case "behind":
      return { head: "Being recomputed.", detail: "Records changed a moment ago", action };
    case "outlier":
      return {
        head: `${figure(to)} is far from the usual ${figure(from)}.`,
        detail: "The median of everyone with this template",
        action,
      };
    case "low_coverage":
      return { head: `Coverage is ${percent(to)}, under ${percent(from)}.`, detail: "", action };
  }
}

export const EXCEPTION_LABELS: Record<ExceptionKind, string> = {
  overdue: "Overdue",
  insufficient_data: "Insufficient data",
  low_performer: "Below target",
  sla_breach: "Guardrail",
  swing: "Swing",
  big_change: "Big change",
  corrected: "Changed in review",
  behind: "Recomputing",
  outlier: "Far from peers",
  low_coverage: "Low coverage",
};

const ACTIONS: Record<ExceptionKind, string> = {
  overdue: "Review",
  insufficient_data: "See what is missing",
  low_performer: "Review",
  sla_breach: "See the guardrail",
  swing: "Find out why",
  big_change: "Review",
  corrected: "Look again",
  behind: "Open",
  outlier: "Review",
  low_coverage: "See what is missing",
};

const figure = (score: DecimalString | null) =>
  score === null ? "not scored" : parseDecimal(score).toFixed(1);
const percent = (value: DecimalString | null) =>
  `${value === null ? "0" : parseDecimal(value).toDecimalPlaces(1).toFixed()}\u00a0%`;
const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function moved(from: DecimalString | null, to: DecimalString | null): string {
  if (from === null || to === null) return "Changed";
  const change = parseDecimal(to).minus(parseDecimal(from));
  return `${change.isNegative() ? "Fell" : "Rose"} ${change.abs().toFixed(1)}`;
}
