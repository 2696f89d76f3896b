import type { AppealEventKind, AppealOutcome, AppealState } from "@/db/enums";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "27 Nov 2026" of YYYY-MM-DD. */
export function shownDueOn(day: string): string {
  const [year, month, date] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}

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
  reminded: "Reminded: the day it is due has come",
  escalated: "Passed on to human resources",
  answered: "Answered",
  taken_on: "Taken on to human resources",
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
  return `${what} by ${shownDueOn(dueOn)}, counted in ${counted}`;
}

function waitsFor(state: AppealState, outcome: AppealOutcome | null): string | null {
  if (state === "with_manager") return "The manager answers";
  if (state === "with_hr") return "Human resources answer";
  if (state !== "answered") return null;
  return outcome === "no" ? "It can be taken on to human resources" : "The correction is to be made";
}
