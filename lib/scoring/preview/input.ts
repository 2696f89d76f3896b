import { z } from "zod";
import { RATING_BANDS } from "@/db/enums";
import { versionContentInput } from "@/lib/kpis/templates/input";

export const MOST_PERIODS = 6;

const id = z.number().int().positive().max(2_147_483_647);
const scoreText = z.string();
const score = scoreText.nullable();
const band = z.enum(RATING_BANDS);

/** What a version would score by, as it is saved; it need not be saved, nor add to 100. */
export const previewInput = versionContentInput.extend({
  /** Which periods; the last finished one that has results unless given. */
  period_ids: z.array(id).min(1).max(MOST_PERIODS, "At most 6 periods").optional(),
  /** The KPI whose people come along, those whose score moves furthest first. */
  kpi_id: id.optional(),
});
export type PreviewInput = z.output<typeof previewInput>;

const side = z.object({
  mean: score,
  rated_count: z.number().int(),
  band_counts: z.record(band, z.number().int()),
});

const summary = z.object({
  before: side,
  after: side,
  changed_count: z.number().int(),
  up_count: z.number().int(),
  down_count: z.number().int(),
  moves: z.array(z.object({ from: band, to: band, people_count: z.number().int() })),
  /** Of those the caller may see one by one. */
  movers: z.array(
    z.object({
      employee_id: z.number().int(),
      name: z.string(),
      before: scoreText,
      after: scoreText,
      change: scoreText,
      band_before: band,
      band_after: band,
    }),
  ),
});

const kpiPeople = z.object({
  kpi_id: z.number().int(),
  /** Whoever has a figure, listed or not. */
  people_count: z.number().int(),
  record_count: z.number().int(),
  /** Before guardrails. `before` is what the period gave; null: it was not scored. */
  people: z.array(
    z.object({
      employee_id: z.number().int(),
      name: z.string(),
      record_count: z.number().int(),
      actual: z.string(),
      attainment: z.string().nullable(),
      before: score,
      after: score,
      band_after: band,
    }),
  ),
});

export const previewedPeriod = z.object({
  id: z.number().int(),
  name: z.string(),
  start: z.iso.date(),
  end: z.iso.date(),
  people_count: z.number().int(),
  /** The template's versions that scored these people; empty: it scored nobody then, and they would be its people. */
  versions: z.array(z.object({ version: z.number().int(), people_count: z.number().int() })),
  /** Null: too few people for someone who may not see them one by one. */
  summary: summary.nullable(),
  /** KPIs of the draft that were not measured for any of them: previewed as missing. */
  unmeasured_kpi_ids: z.array(z.number().int()),
  kpi: kpiPeople.nullable(),
});

export const previewResult = z.object({
  /** As asked for. */
  periods: z.array(previewedPeriod),
  /** Weights previewed as if what they add to were 100 %; `kra_id` null: those of the KRAs. */
  taken_as_whole: z.array(z.object({ kra_id: z.number().int().nullable(), sum_percent: z.string() })),
  duration_ms: z.number().int(),
});
export type Preview = z.output<typeof previewResult>;
export type PreviewedPeriod = Preview["periods"][number];
export type KpiPeople = NonNullable<PreviewedPeriod["kpi"]>;
export type PreviewSummary = NonNullable<PreviewedPeriod["summary"]>;
