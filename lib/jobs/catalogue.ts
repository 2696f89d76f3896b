import type { JobName } from "./names";

export interface JobDescription {
  title: string;
  /** What it does, for people. */
  does: string;
  /** Five fields in the organisation's time zone; null: only when something asks for it. */
  cron: string | null;
}

/** The timetable, and what each job is for. Who does the work: jobs/registry. */
export const JOB_CATALOGUE: Record<JobName, JobDescription> = {
  "open-periods": {
    title: "Open periods",
    does: "Creates the current day, week, month, quarter or year, for every length of period in use.",
    cron: "10 0 * * *",
  },
  "fill-in-snapshots": {
    title: "Fill in snapshots",
    does: "Measures how people stood within finished periods where no computation did, so that projections can learn from them.",
    cron: "40 0 * * *",
  },
  "compute-open-periods": {
    title: "Compute open periods",
    does: "Computes every open period that has begun, until 45 days after its end.",
    cron: "0 2 * * *",
  },
  "remind-manual-entries": {
    title: "Remind of manual entries",
    does: "Lists the values that managers have not entered yet for periods that have ended.",
    cron: "0 6 * * *",
  },
  "recommend-plans": {
    title: "Recommend plans",
    does: "Looks at the plan rules, recommends training and improvement plans for managers to decide on, reminds of goals and ends that are due, and closes the plans of people who have left.",
    cron: "30 6 * * *",
  },
  "follow-appeals": {
    title: "Follow disputed figures",
    does: "Reminds of answers that are due, passes on overdue ones to human resources, and closes a no that nobody took on.",
    cron: "45 5 * * *",
  },
  "clean-up": {
    title: "Clean up",
    does: "Deletes old sign-in attempts, uploaded files a week after their import has ended, and snapshots that nothing learns from.",
    cron: "30 3 * * *",
  },
  "compute-period": {
    title: "Compute a period",
    does: "Computes one period, for everyone or for given people.",
    cron: null,
  },
  "run-import": { title: "Import a file", does: "Brings an uploaded file into its source.", cron: null },
};
