/** Every fixed vocabulary, once: these arrays feed the database enums and the zod inputs. */
export const ROLES = ["employee", "manager", "hr", "admin", "exec", "trainer"] as const;
export const ORG_UNIT_KINDS = ["company", "division", "department", "team"] as const;
export const REPORTING_KINDS = ["direct", "dotted"] as const;
export const SOURCE_ORIGINS = ["builtin", "csv"] as const;
export const COLUMN_TYPES = ["text", "integer", "decimal", "boolean", "date", "timestamp"] as const;
export const UNKNOWN_OWNER_POLICIES = ["reject", "create", "keep"] as const;
export const IMPORT_KINDS = ["records", "people"] as const;
export const IMPORT_STATUSES = ["uploading", "ready", "queued", "running", "done", "failed"] as const;
export const CALCULATION_TYPES = ["binding", "sql", "formula", "manual"] as const;
export const DIRECTIONS = ["higher_is_better", "lower_is_better", "target_band"] as const;
export const TARGET_TYPES = ["numeric", "percent", "duration", "count", "currency"] as const;
export const AGGREGATIONS = [
  "count",
  "sum",
  "avg",
  "min",
  "max",
  "median",
  "percentile",
  "ratio",
  "distinct",
] as const;
export const MISSING_POLICIES = ["exclude", "zero", "hold"] as const;
/** When a target follows the days that count for a person: where it adds up over days, never, or in any case. */
export const PRO_RATINGS = ["additive", "never", "always"] as const;
export const EMPTY_MEANINGS = ["missing", "zero"] as const;
export const TEMPLATE_VERSION_STATUSES = ["draft", "active"] as const;
export const FREQUENCIES = ["daily", "weekly", "monthly", "quarterly", "yearly", "custom"] as const;
export const PERIOD_STATUSES = ["open", "in_review", "finalized"] as const;
export const RUN_TRIGGERS = ["screen", "api", "timetable", "command", "freshness"] as const;
export const RUN_STATUSES = ["queued", "running", "done", "failed"] as const;
export const RUN_STAGES = [
  "waiting",
  "matching",
  "measuring",
  "scoring",
  "storing",
  "rollups",
  "finished",
] as const;
export const SCORECARD_STATUSES = ["draft", "review", "final"] as const;
export const OVERRIDE_LEVELS = ["kpi", "kra", "overall"] as const;
export const NOTE_AUDIENCES = ["person", "reviewers"] as const;
export const KPI_RESULT_STATUSES = ["scored", "held", "zeroed", "no_data", "insufficient_records"] as const;
export const RATING_BANDS = ["above", "on", "near", "below", "insufficient_data", "not_scored"] as const;
/** Taken while the period ran, or measured afterwards from the records of its first days. */
export const SNAPSHOT_ORIGINS = ["observed", "measured_later"] as const;
export const ROLLUP_SUBJECTS = ["unit", "manager"] as const;
export const JOB_TRIGGERS = ["timetable", "person", "event"] as const;
export const JOB_RUN_STATUSES = ["queued", "running", "done", "failed"] as const;
export const ACTOR_KINDS = ["account", "job", "command"] as const;
export const NOTIFICATION_CHANNELS = ["email", "webhook"] as const;
export const DELIVERY_STATUSES = ["waiting", "delivered", "failed", "dropped"] as const;
export const EMAIL_MODES = ["off", "at_once", "daily"] as const;
export const ALERT_CONDITIONS = ["threshold", "misses", "drop", "missing_entries", "anomaly"] as const;
export const ALERT_COVERAGES = ["everyone", "unit", "template", "person"] as const;
export const ALERT_EVENT_KINDS = ["opened", "escalated", "acknowledged", "resolved"] as const;
export const PLAN_MEASURES = ["kpi", "kra", "overall"] as const;
export const PLAN_KINDS = ["training", "improvement"] as const;
export const PLAN_STATUSES = ["recommended", "declined", "active", "ended"] as const;
export const APPEAL_STATES = ["with_manager", "with_hr", "answered", "closed", "withdrawn"] as const;
export const APPEAL_OUTCOMES = ["correction", "adjustment", "override", "no"] as const;
export const APPEAL_EVENT_KINDS = [
  "submitted",
  "reminded",
  "escalated",
  "answered",
  "taken_on",
  "withdrawn",
  "closed",
] as const;

export type AppealState = (typeof APPEAL_STATES)[number];
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];
export type AppealEventKind = (typeof APPEAL_EVENT_KINDS)[number];
export type CalculationType = (typeof CALCULATION_TYPES)[number];
export type ProRating = (typeof PRO_RATINGS)[number];
export type Role = (typeof ROLES)[number];
export type ColumnType = (typeof COLUMN_TYPES)[number];
export type Frequency = (typeof FREQUENCIES)[number];
export type SnapshotOrigin = (typeof SNAPSHOT_ORIGINS)[number];
export type OverrideLevel = (typeof OVERRIDE_LEVELS)[number];
export type NoteAudience = (typeof NOTE_AUDIENCES)[number];
export type RatingBand = (typeof RATING_BANDS)[number];
export type RunStage = (typeof RUN_STAGES)[number];
export type UnknownOwnerPolicy = (typeof UNKNOWN_OWNER_POLICIES)[number];
export type EmailMode = (typeof EMAIL_MODES)[number];
export type PlanStatus = (typeof PLAN_STATUSES)[number];
export type PlanKind = (typeof PLAN_KINDS)[number];
export type PlanMeasure = (typeof PLAN_MEASURES)[number];
