import { z } from "zod";
import { NOTE_AUDIENCES, OVERRIDE_LEVELS, RATING_BANDS, SCORECARD_STATUSES } from "@/db/enums";
import type { ScorecardResult } from "@/lib/scoring/types";
import type { Adjustment } from "./adjustments/queries";
import { exceptionWords, type WordsContext } from "./exception-words";
import { EXCEPTION_KINDS, isSignedNow, type ReviewException } from "./exceptions";
import type { Checklist } from "./finalisation/checklist";
import type { OverrideEntry, ReviewNote } from "./queries";
import type { ListedReview, QueueItem } from "./queue";

/** Scores and percents are decimals as text, instants ISO 8601. */
const score = z.string().nullable();

const exceptionWire = z.object({
  kind: z.enum(EXCEPTION_KINDS),
  why: z.string(),
  from: score,
  to: score,
});

const toExceptionWire = (exception: ReviewException, words: WordsContext): z.infer<typeof exceptionWire> => {
  const { head, detail } = exceptionWords(exception, words);
  return {
    kind: exception.kind,
    why: detail ? `${head} ${detail}` : head,
    from: exception.from ?? null,
    to: exception.to ?? null,
  };
};

export const reviewWire = z.object({
  employee_id: z.number().int(),
  name: z.string(),
  job_role: z.string().nullable(),
  org_unit: z.string().nullable(),
  manager: z.string().nullable(),
  status: z.enum(SCORECARD_STATUSES),
  version: z.string().describe("Send it back with whatever you do about this scorecard"),
  total_score: score,
  computed_score: score.describe("What the rules give without overrides"),
  rating_band: z.enum(RATING_BANDS),
  coverage: z.string(),
  change: score,
  signed_off: z.boolean().describe("By a sign-off of the total that stands"),
  signed_by: z.string().nullable(),
  exceptions: z.array(exceptionWire),
});

export const toReviewWire = (review: ListedReview, words: WordsContext): z.infer<typeof reviewWire> => ({
  employee_id: review.employeeId,
  name: review.name,
  job_role: review.jobRole,
  org_unit: review.orgUnit,
  manager: review.managerName,
  status: review.status,
  version: review.version,
  total_score: review.facts.total,
  computed_score: review.facts.computedTotal,
  rating_band: review.facts.band,
  coverage: review.facts.coverage,
  change: review.change,
  signed_off: isSignedNow(review.facts),
  signed_by: review.signedBy,
  exceptions: review.exceptions.map((exception) => toExceptionWire(exception, words)),
});

export const queueItemWire = z.object({
  employee_id: z.number().int(),
  name: z.string(),
  kind: z.enum(EXCEPTION_KINDS),
  why: z.string(),
  also: z.array(exceptionWire),
});

export const toQueueItemWire = (item: QueueItem, words: WordsContext): z.infer<typeof queueItemWire> => {
  const { kind, why } = toExceptionWire(item.exception, words);
  const also = item.more.map((exception) => toExceptionWire(exception, words));
  return { employee_id: item.review.employeeId, name: item.review.name, kind, why, also };
};

/** As in the log of overrides: `new_score` null takes the one before back. */
export const overrideWire = z.object({
  id: z.number().int(),
  entity_type: z.enum(OVERRIDE_LEVELS),
  entity_id: z.number().int(),
  entity_name: z.string(),
  old_score: score,
  computed_score: score,
  new_score: score,
  reason: z.string(),
  reviewer: z.string(),
  created_at: z.iso.datetime(),
  in_force: z.boolean(),
});

export const toOverrideWire = (entry: OverrideEntry): z.infer<typeof overrideWire> => ({
  id: entry.id,
  entity_type: entry.level,
  entity_id: entry.entityId,
  entity_name: entry.entityName,
  old_score: entry.oldScore,
  computed_score: entry.computedScore,
  new_score: entry.newScore,
  reason: entry.reason,
  reviewer: entry.by,
  created_at: entry.at.toISOString(),
  in_force: entry.inForce,
});

export const noteWire = z.object({
  id: z.number().int(),
  period_id: z.number().int(),
  audience: z.enum(NOTE_AUDIENCES),
  note: z.string(),
  manager: z.string(),
  created_at: z.iso.datetime(),
});

export const toNoteWire = (note: ReviewNote): z.infer<typeof noteWire> => ({
  id: note.id,
  period_id: note.periodId,
  audience: note.audience,
  note: note.note,
  manager: note.by,
  created_at: note.at.toISOString(),
});

/** A scorecard as overrides leave it, or would: every level with what the rules give beside it. */
export const rescoredWire = z.object({
  total_score: score,
  computed_score: score,
  rating_band: z.enum(RATING_BANDS),
  coverage: z.string(),
  kras: z.array(z.object({ kra_id: z.number().int(), score, computed_score: score })),
  kpis: z.array(z.object({ kpi_id: z.number().int(), score, computed_score: score })),
});

export const toRescoredWire = (result: ScorecardResult): z.infer<typeof rescoredWire> => ({
  total_score: result.totalScore,
  computed_score: result.computedTotalScore,
  rating_band: result.band,
  coverage: result.coveragePercent,
  kras: result.kras.map(({ kraId, score: own, computedScore }) => ({
    kra_id: kraId,
    score: own,
    computed_score: computedScore,
  })),
  kpis: result.kpis.map(({ kpiId, score: own, computedScore }) => ({
    kpi_id: kpiId,
    score: own,
    computed_score: computedScore,
  })),
});

export const checklistWire = z.object({
  green: z.boolean(),
  possible: z.boolean().describe("With a stated reason"),
  items: z.array(
    z.object({ key: z.string(), title: z.string(), open: z.string().nullable(), required: z.boolean() }),
  ),
});

export const toChecklistWire = ({
  items,
  isGreen,
  isPossible,
}: Checklist): z.infer<typeof checklistWire> => ({
  green: isGreen,
  possible: isPossible,
  items: items.map(({ key, title, open, required }) => ({ key, title, open, required })),
});

export const adjustmentWire = z.object({
  id: z.number().int(),
  final_period_id: z.number().int(),
  open_period_id: z.number().int().nullable(),
  employee_id: z.number().int(),
  employee: z.string(),
  kpi_id: z.number().int(),
  kpi: z.string(),
  old_value: score,
  new_value: score,
  old_score: score,
  new_score: score,
  old_total: score,
  new_total: score,
  source_id: z.number().int().nullable(),
  record_ids: z.array(z.number().int()),
  created_at: z.iso.datetime(),
});

export const toAdjustmentWire = (adjustment: Adjustment): z.infer<typeof adjustmentWire> => ({
  id: adjustment.id,
  final_period_id: adjustment.finalPeriod.id,
  open_period_id: adjustment.openPeriod?.id ?? null,
  employee_id: adjustment.employee.id,
  employee: adjustment.employee.name,
  kpi_id: adjustment.kpi.id,
  kpi: adjustment.kpi.name,
  old_value: adjustment.oldValue,
  new_value: adjustment.newValue,
  old_score: adjustment.oldScore,
  new_score: adjustment.newScore,
  old_total: adjustment.oldTotal,
  new_total: adjustment.newTotal,
  source_id: adjustment.sourceId,
  record_ids: adjustment.recordIds,
  created_at: adjustment.notedAt.toISOString(),
});
