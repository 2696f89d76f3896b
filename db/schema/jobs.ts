import { index, integer, jsonb, pgEnum, pgTable, text, unique } from "drizzle-orm/pg-core";
import { JOB_RUN_STATUSES, JOB_TRIGGERS } from "../enums";
import { accounts } from "./access";
import { createdAt, id, instant } from "./types";

export const jobTrigger = pgEnum("job_trigger", JOB_TRIGGERS);
export const jobRunStatus = pgEnum("job_run_status", JOB_RUN_STATUSES);

/** One row a job run. A timetable slot is a row of its own: the unique key lets one sidecar take it. */
export const jobRuns = pgTable(
  "job_runs",
  {
    id: id(),
    job: text().notNull(),
    slotAt: instant(),
    trigger: jobTrigger().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    requestedBy: integer("requested_by").references(() => accounts.id, { onDelete: "set null" }),
    status: jobRunStatus().notNull().default("queued"),
    attempts: integer().notNull().default(0),
    /** What it did, in a sentence. */
    summary: text(),
    error: text(),
    createdAt: createdAt(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [unique("job_runs_slot_key").on(t.job, t.slotAt), index("job_runs_job_idx").on(t.job, t.id)],
);
