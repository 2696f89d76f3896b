import { sql } from "drizzle-orm";
import { bigint, customType, index, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { evaluationPeriods } from "./scoring";
import { instant } from "./types";

/** Ranges of days as PostgreSQL writes them, `{[2026-10-05,2026-10-06)}`. */
const days = customType<{ data: string; driverData: string }>({ dataType: () => "datemultirange" });

const markId = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/**
 * People and days whose facts changed, written in the transaction of the change; the inbox of the sidecar. Only grows and
 * shrinks: a row is never updated, so that writers never wait for one another.
 */
export const dirtyMarks = pgTable(
  "dirty_marks",
  {
    id: markId(),
    /** The source whose records changed; null for anything else. */
    sourceId: integer("source_id"),
    /** Null: everybody who has a KPI whose query reads the source. A query does not say whose records it counts. */
    employeeId: integer("employee_id"),
    /** In the organisation's time zone. */
    days: days().notNull(),
    markedAt: instant().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [index("dirty_marks_employee_idx").on(t.employeeId)],
);

/** Scorecards that are behind their records: the marks, brought to the computed open periods that hold their days. */
export const staleScorecards = pgTable(
  "stale_scorecards",
  {
    id: markId(),
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    employeeId: integer("employee_id").notNull(),
    /** When the facts changed. */
    since: instant().notNull(),
  },
  (t) => [index("stale_scorecards_period_idx").on(t.periodId, t.employeeId)],
);

/** People whose records changed after the period they belong to became final: nothing is computed, it is only known. */
export const lateChanges = pgTable(
  "late_changes",
  {
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    employeeId: integer("employee_id").notNull(),
    changeCount: integer("change_count").notNull(),
    firstAt: instant().notNull(),
    lastAt: instant().notNull(),
    /** Up to which change it was worked out what the results would be now. */
    comparedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.periodId, t.employeeId] })],
);
