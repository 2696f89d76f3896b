import { z } from "zod";
import { JOB_RUN_STATUSES, JOB_TRIGGERS } from "@/db/enums";
import type { JobRun, ListedJob } from "./queries";

/** A job run as the API gives it. */
export const jobRunWire = z.object({
  id: z.number().int(),
  job: z.string(),
  trigger: z.enum(JOB_TRIGGERS),
  requested_by: z.string().nullable(),
  status: z.enum(JOB_RUN_STATUSES),
  attempts: z.number().int(),
  slot_at: z.iso.datetime().nullable(),
  summary: z.string().nullable(),
  error: z.string().nullable(),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
});

export const jobWire = z.object({
  name: z.string(),
  title: z.string(),
  does: z.string(),
  /** Five fields in the organisation's time zone; null: only when something asks for it. */
  cron: z.string().nullable(),
  next_at: z.iso.datetime().nullable(),
  last_run: jobRunWire.nullable(),
});

export const toJobRunWire = (run: JobRun): z.infer<typeof jobRunWire> => ({
  id: run.id,
  job: run.job,
  trigger: run.trigger,
  requested_by: run.requestedByName,
  status: run.status,
  attempts: run.attempts,
  slot_at: run.slotAt?.toISOString() ?? null,
  summary: run.summary,
  error: run.error,
  created_at: run.createdAt.toISOString(),
  started_at: run.startedAt?.toISOString() ?? null,
  ended_at: run.endedAt?.toISOString() ?? null,
});

export const toJobWire = (job: ListedJob): z.infer<typeof jobWire> => ({
  name: job.name,
  title: job.title,
  does: job.does,
  cron: job.cron,
  next_at: job.nextAt?.toISOString() ?? null,
  last_run: job.lastRun && toJobRunWire(job.lastRun),
});
