import type { Frequency, RunStage } from "@/db/enums";
import type { RunWire } from "@/lib/scoring/runs/wire";

export const FREQUENCY_WORDS: Record<Frequency, string> = {
  daily: "Daily",
  weekly: "Weekly",
  monthly: "Monthly",
  quarterly: "Quarterly",
  yearly: "Yearly",
  custom: "Custom",
};

export const PERIOD_STATUS_WORDS = { open: "Open", in_review: "In review", finalized: "Final" } as const;

/** What happens in a stage, and what it counts. */
export const STAGE_WORDS: Record<RunStage, { title: string; counts: string }> = {
  waiting: { title: "Waiting for its turn", counts: "" },
  matching: { title: "Matching people to templates", counts: "" },
  measuring: { title: "Measuring from records", counts: "KPIs" },
  scoring: { title: "Scoring", counts: "people" },
  storing: { title: "Storing", counts: "people" },
  rollups: { title: "Adding up units and teams", counts: "" },
  finished: { title: "Finished", counts: "" },
};

export const RUN_STATUS_WORDS: Record<RunWire["status"], string> = {
  queued: "Waiting",
  running: "Running",
  done: "Done",
  failed: "Failed",
};

export const TRIGGER_WORDS: Record<RunWire["trigger"], string> = {
  screen: "Asked for here",
  api: "Asked for over the API",
  timetable: "By timetable",
  command: "By a command",
  freshness: "Records changed",
};

export const isUnderWay = ({ status }: { status: string }): boolean =>
  status === "queued" || status === "running";

export const figure = (count: number): string => count.toLocaleString("en");

/** "12 people", "1 person". */
export const peopleWords = (count: number): string => `${figure(count)} ${count === 1 ? "person" : "people"}`;

/** "12 ms", "0.4 s", "3.2 s", "2 min 5 s". */
export function durationWords(milliseconds: number): string {
  if (milliseconds < 100) return `${Math.round(milliseconds)}\u00a0ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)}\u00a0s`;
  return `${Math.floor(seconds / 60)}\u00a0min ${Math.round(seconds % 60)}\u00a0s`;
}

/** From start to end, or null before the end. */
export function durationBetween(from: Date | string | null, to: Date | string | null): string | null {
  if (!from || !to) return null;
  return durationWords(new Date(to).getTime() - new Date(from).getTime());
}
