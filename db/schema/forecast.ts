import {
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { SNAPSHOT_ORIGINS } from "../enums";
import { frequency } from "./kpis";
import { ratingBand } from "./results";
import { evaluationPeriods } from "./scoring";
import { instant } from "./types";

export const snapshotOrigin = pgEnum("snapshot_origin", SNAPSHOT_ORIGINS);

const score = () => numeric({ precision: 12, scale: 4 });

/**
 * Where a person stood in a running period at the end of a day, and what it was heading for as could be said on that day.
 * A period computed after it had ended has them measured from its records up to the day instead.
 */
export const kpiSnapshots = pgTable(
  "kpi_snapshots",
  {
    employeeId: integer("employee_id").notNull(),
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    /** In the organisation's time zone. */
    snapshotDate: date("snapshot_date").notNull(),
    /** Whole tenths of the period's weekdays that had passed: the point at which periods are compared. */
    checkpoint: smallint().notNull(),
    /** Share of the person's own working time that had passed, 0 to 1. */
    elapsed: numeric({ precision: 7, scale: 6 }).notNull(),
    origin: snapshotOrigin().notNull(),
    overallScore: score(),
    /** By KPI id. */
    kpiScores: jsonb("kpi_scores").$type<Record<string, StoredKpiState>>().notNull(),
    /** The total it was heading for; null when nothing could be said. Shown only without `projectionWithheld`. */
    projectedScore: score(),
    projectedLow: score(),
    projectedHigh: score(),
    projectedBand: ratingBand(),
    /** Why the projection is not shown: a word of lib/scoring/forecast/withheld. */
    projectionWithheld: text(),
    /** The whole projection, shape: lib/scoring/forecast/types. Null where none was attempted. */
    projection: jsonb().$type<Record<string, unknown>>(),
    takenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.employeeId, t.periodId, t.snapshotDate] }),
    index("kpi_snapshots_period_idx").on(t.periodId, t.checkpoint),
  ],
);

/** Decimals as text. `projected`: the score it was heading for, shown or not, to learn from when the period is over. */
interface StoredKpiState {
  actual: string | null;
  records: number;
  score: string | null;
  projected: string | null;
}

/** How far everybody's projections were off at a point of a period, for people with too few finished periods of their own. */
export const projectionErrors = pgTable(
  "projection_errors",
  {
    frequency: frequency().notNull(),
    checkpoint: smallint().notNull(),
    /** 0: of the total. */
    kpiId: integer("kpi_id").notNull(),
    errorCount: integer("error_count").notNull(),
    /** Four of five were off by at most so many points. */
    usualError: score().notNull(),
    medianError: score().notNull(),
    computedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.frequency, t.checkpoint, t.kpiId] })],
);

/** A KPI's scores over everybody in a period, as of the last computation for everybody. */
export const kpiPeriodMeans = pgTable(
  "kpi_period_means",
  {
    kpiId: integer("kpi_id").notNull(),
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    peopleCount: integer("people_count").notNull(),
    scoredCount: integer("scored_count").notNull(),
    meanScore: score(),
    computedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kpiId, t.periodId] }),
    index("kpi_period_means_period_idx").on(t.periodId),
  ],
);
