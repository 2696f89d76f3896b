import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { KPI_RESULT_STATUSES, RATING_BANDS } from "../enums";
import { evaluationPeriods } from "./scoring";
import { instant } from "./types";

export const kpiResultStatus = pgEnum("kpi_result_status", KPI_RESULT_STATUSES);
export const ratingBand = pgEnum("rating_band", RATING_BANDS);

const score = () => numeric({ precision: 12, scale: 4 });
const percent = () => numeric({ precision: 7, scale: 4 });
/** What an override did to a score. Not adjusted: the score is what the rules gave. */
const adjustment = () => ({
  /** An override here or below made the score another one than the rules gave. */
  isAdjusted: boolean("is_adjusted").notNull().default(false),
  /** What the rules gave, where the score is adjusted; null then: not scored. */
  computedScore: numeric("computed_score", { precision: 12, scale: 4 }),
  /** The override in force at this level. */
  overrideId: integer("override_id"),
});
/** Actual values: six decimals, of any size that a record's number and a sum of them can have. */
const value = () => numeric({ precision: 120, scale: 6 });

/** Partitioned by period (list, one partition a period, created with the period). */
export const kpiResults = pgTable(
  "kpi_results",
  {
    periodId: integer("period_id").notNull(),
    employeeId: integer("employee_id").notNull(),
    kpiId: integer("kpi_id").notNull(),
    kraId: integer("kra_id").notNull(),
    kpiVersion: integer("kpi_version").notNull(),
    status: kpiResultStatus().notNull(),
    actualValue: value(),
    /** What the actual was made of, for a ratio: `371 of 412`. */
    numeratorValue: value(),
    denominatorValue: value(),
    recordCount: integer("record_count").notNull(),
    target: jsonb().$type<Record<string, string>>().notNull(),
    /** Attainment, six decimals. */
    attainment: numeric({ precision: 18, scale: 6 }),
    /** After the curve, before any guardrail. */
    rawScore: score(),
    /** The score that counts; null when not scored. */
    score: score(),
    weight: percent().notNull(),
    /** Points it gives to its KRA. */
    weightedScore: score(),
    guardrailKpiId: integer("guardrail_kpi_id"),
    guardrailCap: score(),
    heldFromPeriodId: integer("held_from_period_id"),
    /** What the actual was worked out from where that is no records: see lib/scoring/working. Null for a binding. */
    working: jsonb().$type<Record<string, unknown>>(),
    /** The person's own assignment, in the version that counted; null: the template alone. */
    assignmentId: integer("assignment_id"),
    assignmentVersion: integer("assignment_version"),
    /** How the target follows the days that counted, see lib/scoring/prorate; null: it is that of a whole period. */
    proration: jsonb().$type<Record<string, unknown>>(),
    band: ratingBand().notNull(),
    ...adjustment(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.employeeId, t.kpiId] })],
);

/** Which records made the number. Partitioned like kpi_results. Ids are `record_id`s of the source's table, ascending. */
export const kpiEvidence = pgTable(
  "kpi_evidence",
  {
    periodId: integer("period_id").notNull(),
    employeeId: integer("employee_id").notNull(),
    kpiId: integer("kpi_id").notNull(),
    /** Of a formula: the input whose records these are, by its name. Empty: the KPI's own. */
    input: text().notNull().default(""),
    recordCount: integer("record_count").notNull(),
    /** Null when there are more than are kept one by one; then the digest stands for them. */
    recordIds: bigint("record_ids", { mode: "number" }).array(),
    /** Ratio: those of `record_ids` that are in the numerator. */
    numeratorIds: bigint("numerator_ids", { mode: "number" }).array(),
    digest: text(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.employeeId, t.kpiId, t.input] })],
);

export const kraResults = pgTable(
  "kra_results",
  {
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    employeeId: integer("employee_id").notNull(),
    kraId: integer("kra_id").notNull(),
    score: score(),
    weight: percent().notNull(),
    coveredWeight: percent().notNull(),
    weightedScore: score(),
    band: ratingBand().notNull(),
    ...adjustment(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.employeeId, t.kraId] })],
);

export const performanceResults = pgTable(
  "performance_results",
  {
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    employeeId: integer("employee_id").notNull(),
    totalScore: score(),
    ratingBand: ratingBand("rating_band").notNull(),
    coverage: percent().notNull(),
    kpiCount: integer("kpi_count").notNull(),
    scoredKpiCount: integer("scored_kpi_count").notNull(),
    recordCount: integer("record_count").notNull(),
    /** Total of the previous period of the same frequency when this one was computed. */
    previousScore: score(),
    hasGuardrailHit: boolean("has_guardrail_hit").notNull().default(false),
    ...adjustment(),
    /** The band of the computed score, where the score is adjusted. */
    computedBand: ratingBand("computed_band"),
    runId: integer("run_id").notNull(),
    computedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.periodId, t.employeeId] }),
    index("performance_results_employee_idx").on(t.employeeId, t.periodId),
  ],
);
