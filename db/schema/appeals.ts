import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  numeric,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { APPEAL_EVENT_KINDS, APPEAL_OUTCOMES, APPEAL_STATES } from "../enums";
import { accounts } from "./access";
import { kpiDefinitions } from "./kpis";
import { employees } from "./people";
import { scoreOverrides } from "./reviews";
import { evaluationPeriods } from "./scoring";
import { id, instant } from "./types";

export const appealState = pgEnum("appeal_state", APPEAL_STATES);
export const appealOutcome = pgEnum("appeal_outcome", APPEAL_OUTCOMES);
export const appealEventKind = pgEnum("appeal_event_kind", APPEAL_EVENT_KINDS);

const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
const score = () => numeric({ precision: 12, scale: 4 });
const value = () => numeric({ precision: 120, scale: 6 });

/** A figure of a receipt that its person disputes, and what came of it. What was disputed never changes (trigger). */
export const appeals = pgTable(
  "appeals",
  {
    id: id(),
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id),
    employeeId: integer("employee_id")
      .notNull()
      .references(() => employees.id),
    kpiId: integer("kpi_id")
      .notNull()
      .references(() => kpiDefinitions.id),
    statement: text().notNull(),
    /** Records of this source that are disputed; null: the figure as a whole. */
    sourceId: integer("source_id"),
    recordIds: bigint("record_ids", { mode: "number" }).array().notNull(),
    /** The records' own numbers as they were then, in the same order. */
    recordLabels: text("record_labels").array().notNull(),
    /** Actual value and score when it was submitted; null: none. */
    disputedValue: value(),
    disputedScore: score(),
    state: appealState().notNull(),
    /** Rises with everything that happens to it. */
    version: integer().notNull().default(1),
    /** The last day for whoever it waits for, inclusive; null: it waits for nobody. */
    dueOn: date("due_on"),
    /** Counted by the person's schedule and holidays; else in calendar days, since they have no schedule. */
    countsWorkingDays: boolean("counts_working_days").notNull(),
    /** Whoever it waits for was reminded. */
    remindedAt: instant(),
    /** The manager's no was taken on to human resources: once. */
    takenOnAt: instant(),
    outcome: appealOutcome(),
    answer: text(),
    answeredBy: integer("answered_by").references(() => accounts.id, { onDelete: "set null" }),
    answeredByName: text("answered_by_name"),
    answeredAt: instant(),
    /** Who said no before human resources looked at it: they do not answer twice. */
    refusedBy: integer("refused_by").references(() => accounts.id, { onDelete: "set null" }),
    overrideId: integer("override_id").references(() => scoreOverrides.id),
    /** What the rules gave when a correction was promised: it is done once they give something else. */
    awaitedValue: value(),
    awaitedScore: score(),
    submittedAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [
    index("appeals_employee_idx").on(t.employeeId, t.id),
    index("appeals_period_idx").on(t.periodId, t.employeeId, t.kpiId),
    index("appeals_due_idx").on(t.dueOn).where(sql`${t.dueOn} IS NOT NULL`),
    uniqueIndex("appeals_one_open")
      .on(t.periodId, t.employeeId, t.kpiId)
      .where(sql`state IN ('with_manager', 'with_hr', 'answered')`),
    check("appeals_statement_length", sql`length(btrim(${t.statement})) BETWEEN 20 AND 4000`),
    check("appeals_answer_length", sql`length(btrim(${t.answer})) BETWEEN 20 AND 2000`),
    check("appeals_answered", sql`(${t.outcome} IS NULL) = (${t.answer} IS NULL)`),
    check("appeals_override", sql`(${t.outcome} = 'override') = (${t.overrideId} IS NOT NULL)`),
    check("appeals_records", sql`cardinality(${t.recordIds}) = cardinality(${t.recordLabels})`),
  ],
);

/** What happened to an appeal. Only grows. */
export const appealEvents = pgTable(
  "appeal_events",
  {
    id: id(),
    appealId: integer("appeal_id")
      .notNull()
      .references(() => appeals.id),
    kind: appealEventKind().notNull(),
    outcome: appealOutcome(),
    at: instant().notNull(),
    actorLabel: text("actor_label").notNull(),
    text: text().notNull(),
  },
  (t) => [index("appeal_events_appeal_idx").on(t.appealId, t.id)],
);

/** Files that go with an appeal. Never changed or removed. */
export const appealAttachments = pgTable(
  "appeal_attachments",
  {
    id: id(),
    appealId: integer("appeal_id")
      .notNull()
      .references(() => appeals.id),
    name: text().notNull(),
    /** As found in the content, whatever the name says. */
    mediaType: text("media_type").notNull(),
    byteSize: integer("byte_size").notNull(),
    sha256: text().notNull(),
    content: bytes().notNull(),
  },
  (t) => [
    index("appeal_attachments_appeal_idx").on(t.appealId, t.id),
    check(
      "appeal_attachments_size",
      sql`octet_length(${t.content}) = ${t.byteSize} AND ${t.byteSize} BETWEEN 1 AND 5242880`,
    ),
  ],
);
