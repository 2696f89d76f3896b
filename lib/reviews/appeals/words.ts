import type { AppealEventKind, AppealOutcome, AppealState } from "@/db/enums";
import { shortDay } from "@/lib/day-words";

export const STATE_WORDS: Record<AppealState, string> = {
  with_manager: "With the manager",
  with_hr: "With human resources",
  answered: "Answered",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

export const OUTCOME_WORDS: Record<AppealOutcome, string> = {
  correction: "The records are to be corrected",
  adjustment: "The records are to be corrected; the final figure stands",
  override: "The score was set by hand",
  no: "The figure stands",
};

export const EVENT_WORDS: Record<AppealEventKind, string> = {
  submitted: "Disputed",
  reminded: "Reminded on the day it was due",
  escalated: "Not answered in time, passed on to human resources",
  answered: "Answered",
  taken_on: "Taken to human resources",
  withdrawn: "Withdrawn",
  closed: "Closed",
};

interface Waiting {
  state: AppealState;
  outcome: AppealOutcome | null;
  dueOn: string | null;
  countsWorkingDays: boolean;
}

/** "Waits for the manager's answer, due by 27 Nov 2026 (working days)"; null: it waits for nobody. */
export function waitingWords({ state, outcome, dueOn, countsWorkingDays }: Waiting): string | null {
  const what = waitsFor(state, outcome);
  if (!what) return null;
  if (!dueOn) return what;
  const counted = countsWorkingDays ? "working days" : "calendar days, since there is no work schedule";
  return `${what} by ${shortDay(dueOn)} (${counted})`;
}

function waitsFor(state: AppealState, outcome: AppealOutcome | null): string | null {
  if (state === "with_manager") return "The manager answers";
  if (state === "with_hr") return "Human resources answer";
  if (state !== "answered") return null;
  return outcome === "no" ? "It can be taken to human resources" : "The correction is to be made";
}
