import { z } from "zod";

const id = z.number().int().positive();

/** What each job is given. A job that anyone may start from the screen takes nothing. */
export const JOB_PAYLOADS = {
  "open-periods": z.object({}),
  "fill-in-snapshots": z.object({}),
  "compute-open-periods": z.object({}),
  "remind-manual-entries": z.object({}),
  "recommend-plans": z.object({}),
  "follow-appeals": z.object({}),
  "clean-up": z.object({}),
  "compute-period": z.object({ runId: id }),
  "run-import": z.object({ importId: id }),
};

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobPayload<N extends JobName> = z.infer<(typeof JOB_PAYLOADS)[N]>;

export const JOB_NAMES = Object.keys(JOB_PAYLOADS) as JobName[];
export const isJobName = (name: string): name is JobName => Object.hasOwn(JOB_PAYLOADS, name);
