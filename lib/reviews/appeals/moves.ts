import type { AppealOutcome, AppealState } from "@/db/enums";

/** What decides on what may happen to an appeal. */
export interface Standing {
  state: AppealState;
  outcome: AppealOutcome | null;
}

export type AppealMove = "answer" | "correct" | "take_on" | "withdraw";

/** Waits for somebody, or for a figure. */
export const OPEN_STATES: readonly AppealState[] = ["with_manager", "with_hr", "answered"];
export const isOpen = ({ state }: Pick<Standing, "state">): boolean => OPEN_STATES.includes(state);

/** A promised correction, of an open period or of a final one. */
export const isCorrection = (outcome: AppealOutcome | null): boolean =>
  outcome === "correction" || outcome === "adjustment";

/**
 * Why a move cannot be made now, in a sentence; null when it can. Who makes it is asked elsewhere. That a no can be taken
 * on once needs no counting: the no of human resources closes.
 */
export function whyNot(move: AppealMove, { state, outcome }: Standing): string | null {
  if (state === "withdrawn") return "It was withdrawn.";
  if (state === "closed") return "It is closed.";
  switch (move) {
    case "answer":
    case "withdraw":
      return state === "answered" ? "It is answered already." : null;
    case "correct":
      return state === "answered" && isCorrection(outcome) ? null : "No correction was promised.";
    case "take_on":
      return state === "answered" && outcome === "no"
        ? null
        : "Only a refusal can be taken to human resources.";
  }
}

/** Where an answer leads: a manager's no and a promised correction wait, everything else is the end. */
export function stateAfterAnswer(outcome: AppealOutcome, by: "manager" | "hr"): AppealState {
  if (isCorrection(outcome)) return "answered";
  return outcome === "no" && by === "manager" ? "answered" : "closed";
}

/** What can come of an appeal: a final period's figure stands, and a running one's cannot be overridden yet. */
export function outcomesFor(period: { isFinal: boolean; hasEnded: boolean }): AppealOutcome[] {
  if (period.isFinal) return ["adjustment", "no"];
  return period.hasEnded ? ["correction", "override", "no"] : ["correction", "no"];
}
