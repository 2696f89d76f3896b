import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import {
  KPI_RESULT_STATUSES,
  PERIOD_STATUSES,
  RATING_BANDS,
  ROLLUP_SUBJECTS,
  RUN_STAGES,
  RUN_STATUSES,
  RUN_TRIGGERS,
  SCORECARD_STATUSES,
} from "../enums";
import { accounts } from "./access";
import { frequency } from "./kpis";
import { createdAt, id, instant } from "./types";

export const periodStatus = pgEnum("period_status", PERIOD_STATUSES);
export const runTrigger = pgEnum("run_trigger", RUN_TRIGGERS);
export const runStatus = pgEnum("run_status", RUN_STATUSES);
export const runStage = pgEnum("run_stage", RUN_STAGES);
export const scorecardStatus = pgEnum("scorecard_status", SCORECARD_STATUSES);
export const kpiResultStatus = pgEnum("kpi_result_status", KPI_RESULT_STATUSES);
export const ratingBand = pgEnum("rating_band", RATING_BANDS);
export const rollupSubject = pgEnum("rollup_subject", ROLLUP_SUBJECTS);

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

/** Dates are half-open `[period_start, period_end)` in the organisation's time zone. */
export const evaluationPeriods = pgTable(
  "evaluation_periods",
  {
    id: id(),
    name: text().notNull(),
    frequency: frequency().notNull(),
    periodStart: date("period_start").notNull(),
    periodEnd: date("period_end").notNull(),
    status: periodStatus().notNull().default("open"),
    /** Day by which every scorecard is to be reviewed; set when the review begins. */
    reviewDueOn: date("review_due_on"),
    reviewStartedAt: instant(),
    finalizedAt: instant(),
    finalizedByName: text("finalized_by_name"),
    /** Why it was made final although something was open. */
    finalizedReason: text("finalized_reason"),
    createdAt: createdAt(),
  },
  (t) => [unique("evaluation_periods_key").on(t.frequency, t.periodStart, t.periodEnd)],
);

export const computeRuns = pgTable(
  "compute_runs",
  {
    id: id(),
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    trigger: runTrigger().notNull(),
    requestedBy: integer("requested_by").references(() => accounts.id, { onDelete: "set null" }),
    /** Null: everyone. */
    employeeIds: integer("employee_ids").array(),
    status: runStatus().notNull().default("queued"),
    stage: runStage().notNull().default("waiting"),
    stageDone: integer("stage_done").notNull().default(0),
    stageTotal: integer("stage_total").notNull().default(0),
    peopleCount: integer("people_count").notNull().default(0),
    scoredCount: integer("scored_count").notNull().default(0),
    resultCount: integer("result_count").notNull().default(0),
    recordCount: bigint("record_count", { mode: "number" }).notNull().default(0),
    warnings: jsonb().$type<{ code: string; message: string; count?: number }[]>().notNull().default([]),
    /** sha-256 of all results of the run in canonical order; equal records give an equal fingerprint. */
    fingerprint: text(),
    error: text(),
    createdAt: createdAt(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [index("compute_runs_period_idx").on(t.periodId, t.id)],
);

/** Who was scored by which template version, and where they stood in the organisation, in that period. */
export const employeeScorecardInstances = pgTable(
  "employee_scorecard_instances",
  {
    employeeId: integer("employee_id").notNull(),
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    /** Null: no template was for this person in this period. */
    templateVersionId: integer("template_version_id"),
    orgUnitId: integer("org_unit_id"),
    managerId: integer("manager_id"),
    jobRoleId: integer("job_role_id"),
    status: scorecardStatus().notNull().default("draft"),
    /** Raised by every act of the review, so that nobody overwrites what they have not seen. */
    reviewVersion: integer("review_version").notNull().default(0),
    /** Total of the rules when the review of this scorecard began. */
    reviewStartedScore: score(),
    /** Who signed it off, when, and the total they signed: a sign-off is for that figure only. */
    reviewerId: integer("reviewer_id").references(() => accounts.id, { onDelete: "set null" }),
    reviewerName: text("reviewer_name"),
    reviewedAt: instant(),
    reviewedScore: score(),
    finalizedAt: instant(),
    runId: integer("run_id").notNull(),
    computedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.periodId, t.employeeId] }),
    index("employee_scorecard_instances_unit_idx").on(t.periodId, t.orgUnitId),
    index("employee_scorecard_instances_employee_idx").on(t.employeeId, t.periodId),
    index("employee_scorecard_instances_run_idx").on(t.runId),
  ],
);

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

/** The statement behind each KPI's numbers in a run: what ran, with its values, and the rule in force. */
export const computeRunStatements = pgTable(
  "compute_run_statements",
  {
    runId: integer("run_id")
      .notNull()
      .references(() => computeRuns.id, { onDelete: "cascade" }),
    kpiId: integer("kpi_id").notNull(),
    kpiVersion: integer("kpi_version").notNull(),
    statement: text().notNull(),
    peopleCount: integer("people_count").notNull(),
    recordCount: bigint("record_count", { mode: "number" }).notNull(),
    durationMs: integer("duration_ms").notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.kpiId] })],
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

/** Precomputed aggregates over a unit (with everything below it) or a manager's reports (direct and indirect). */
export const scoreRollups = pgTable(
  "score_rollups",
  {
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    subject: rollupSubject().notNull(),
    subjectId: integer("subject_id").notNull(),
    peopleCount: integer("people_count").notNull(),
    scoredCount: integer("scored_count").notNull(),
    meanScore: score(),
    meanCoverage: percent(),
    /** People per rating band. */
    bandCounts: jsonb("band_counts").$type<Record<string, number>>().notNull(),
    /** Mean score and people per KRA: `{ "<kra id>": { mean, people } }`. */
    kraMeans: jsonb("kra_means").$type<Record<string, { mean: string; people: number }>>().notNull(),
    /**
     * The sums behind the means, so that one person's change is a difference and not a recount. Null: the tree of units
     * has changed since, and a difference would land in the wrong place.
     */
    sums: jsonb().$type<{ score: string; coverage: string; kras: Record<string, string> }>(),
    computedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.subject, t.subjectId] })],
);

/** How people of one template stand in a period: what one of them is compared with. Of the last run for everyone. */
export const peerStatistics = pgTable(
  "peer_statistics",
  {
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    templateId: integer("template_id").notNull(),
    /** People with a rating. */
    peopleCount: integer("people_count").notNull(),
    medianScore: score().notNull(),
    /** Median of the distances from the median. */
    medianDeviation: score().notNull(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.templateId] })],
);
