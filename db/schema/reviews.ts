import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { NOTE_AUDIENCES, OVERRIDE_LEVELS } from "../enums";
import { accounts } from "./access";
import { employees } from "./people";
import { evaluationPeriods } from "./scoring";
import { id, instant } from "./types";

export const overrideLevel = pgEnum("override_level", OVERRIDE_LEVELS);
export const noteAudience = pgEnum("note_audience", NOTE_AUDIENCES);

const score = () => numeric({ precision: 12, scale: 4 });
const value = () => numeric({ precision: 120, scale: 6 });
const periodId = () =>
  integer("period_id")
    .notNull()
    .references(() => evaluationPeriods.id);
const employeeId = () =>
  integer("employee_id")
    .notNull()
    .references(() => employees.id);

/**
 * Every override that was ever set, taken back ones included: the newest of a level and entity is in force. Rows are never
 * changed or removed (trigger in the migration).
 */
export const scoreOverrides = pgTable(
  "score_overrides",
  {
    id: id(),
    periodId: periodId(),
    employeeId: employeeId(),
    level: overrideLevel("entity_type").notNull(),
    /** KPI or KRA; 0 for the overall score. */
    entityId: integer("entity_id").notNull(),
    /** The score that counted until then, and what the rules gave; null: not scored. */
    oldScore: score(),
    computedScore: score(),
    /** Null: back to what the rules give. */
    newScore: score(),
    reason: text().notNull(),
    reviewerId: integer("reviewer_id").references(() => accounts.id),
    /** Their name then. */
    reviewerName: text("reviewer_name").notNull(),
    /** The scorecard's review version that it made. */
    version: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("score_overrides_scorecard_idx").on(t.periodId, t.employeeId, t.level, t.entityId, t.id),
    check("score_overrides_reason_length", sql`length(btrim(${t.reason})) BETWEEN 20 AND 2000`),
    check("score_overrides_entity", sql`(${t.level} = 'overall') = (${t.entityId} = 0)`),
  ],
);

/** What reviewers wrote about a scorecard, for the person or among reviewers. Never changed or removed. */
export const performanceReviewNotes = pgTable(
  "performance_review_notes",
  {
    id: id(),
    periodId: periodId(),
    employeeId: employeeId(),
    audience: noteAudience().notNull(),
    note: text().notNull(),
    managerId: integer("manager_id").references(() => accounts.id),
    managerName: text("manager_name").notNull(),
    version: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("performance_review_notes_scorecard_idx").on(t.employeeId, t.periodId, t.id),
    check("performance_review_notes_length", sql`length(btrim(${t.note})) BETWEEN 1 AND 4000`),
  ],
);

/** The records that made final results, as they were then; several KPIs and people share a row. */
export const keptRecords = pgTable(
  "kept_records",
  {
    periodId: periodId(),
    sourceId: integer("source_id").notNull(),
    recordId: bigint("record_id", { mode: "number" }).notNull(),
    /** By column; instants in UTC. */
    values: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.sourceId, t.recordId] })],
);

/** What a final scorecard was made of, as sha-256 of each part and of the parts together. */
export const scorecardDigests = pgTable(
  "scorecard_digests",
  {
    periodId: periodId(),
    employeeId: employeeId(),
    digest: text().notNull(),
    parts: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.employeeId] })],
);

/** What later corrections would make of a final result: noted in the open period, the final one stands. Only grows. */
export const periodAdjustments = pgTable(
  "period_adjustments",
  {
    id: id(),
    finalPeriodId: integer("final_period_id")
      .notNull()
      .references(() => evaluationPeriods.id),
    /** The period it is carried in: the next of the frequency that was not final. */
    openPeriodId: integer("open_period_id").references(() => evaluationPeriods.id),
    employeeId: employeeId(),
    kpiId: integer("kpi_id").notNull(),
    oldValue: value(),
    newValue: value(),
    oldScore: score(),
    newScore: score(),
    oldTotal: score(),
    newTotal: score(),
    sourceId: integer("source_id"),
    /** Records that came, went or changed; at most the first hundred. */
    recordIds: bigint("record_ids", { mode: "number" }).array().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("period_adjustments_final_idx").on(t.finalPeriodId, t.employeeId, t.kpiId, t.id),
    index("period_adjustments_open_idx").on(t.openPeriodId, t.employeeId),
  ],
);
