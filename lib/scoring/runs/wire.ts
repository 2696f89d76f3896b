import { z } from "zod";
import { RUN_STAGES, RUN_STATUSES, RUN_TRIGGERS } from "@/db/enums";
import type { Run } from "./queries";

/** A compute run as the API gives it. Counts are those of the whole run once it is done. */
export const runWire = z.object({
  id: z.number().int(),
  period_id: z.number().int(),
  trigger: z.enum(RUN_TRIGGERS),
  /** Null: everyone. */
  employee_ids: z.array(z.number().int()).nullable(),
  status: z.enum(RUN_STATUSES),
  stage: z.enum(RUN_STAGES),
  stage_done: z.number().int(),
  stage_total: z.number().int(),
  people_count: z.number().int(),
  scored_count: z.number().int(),
  result_count: z.number().int(),
  record_count: z.number().int(),
  warnings: z.array(z.object({ code: z.string(), message: z.string(), count: z.number().int().optional() })),
  fingerprint: z.string().nullable(),
  error: z.string().nullable(),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime().nullable(),
});

export type RunWire = z.infer<typeof runWire>;

export const toRunWire = (run: Run): RunWire => ({
  id: run.id,
  period_id: run.periodId,
  trigger: run.trigger,
  employee_ids: run.employeeIds,
  status: run.status,
  stage: run.stage,
  stage_done: run.stageDone,
  stage_total: run.stageTotal,
  people_count: run.peopleCount,
  scored_count: run.scoredCount,
  result_count: run.resultCount,
  record_count: run.recordCount,
  warnings: run.warnings,
  fingerprint: run.fingerprint,
  error: run.error,
  created_at: run.createdAt.toISOString(),
  started_at: run.startedAt?.toISOString() ?? null,
  ended_at: run.endedAt?.toISOString() ?? null,
});
