import { z } from "zod";
import { FREQUENCIES, PERIOD_STATUSES } from "@/db/enums";
import type { Period } from "./queries";

/** A period as the API gives it. `period_end` is the first day that no longer counts. */
export const periodWire = z.object({
  id: z.number().int(),
  name: z.string(),
  frequency: z.enum(FREQUENCIES),
  period_start: z.iso.date(),
  period_end: z.iso.date(),
  status: z.enum(PERIOD_STATUSES),
  review_due_on: z.iso.date().nullable(),
  finalized_at: z.iso.datetime().nullable(),
  finalized_by: z.string().nullable(),
});

export const toPeriodWire = (period: Period): z.infer<typeof periodWire> => ({
  id: period.id,
  name: period.name,
  frequency: period.frequency,
  period_start: period.periodStart,
  period_end: period.periodEnd,
  status: period.status,
  review_due_on: period.reviewDueOn,
  finalized_at: period.finalizedAt?.toISOString() ?? null,
  finalized_by: period.finalizedByName,
});
