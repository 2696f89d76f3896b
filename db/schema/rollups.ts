import { integer, jsonb, numeric, pgEnum, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { ROLLUP_SUBJECTS } from "../enums";
import { evaluationPeriods } from "./scoring";
import { instant } from "./types";

export const rollupSubject = pgEnum("rollup_subject", ROLLUP_SUBJECTS);

const score = () => numeric({ precision: 12, scale: 4 });
const percent = () => numeric({ precision: 7, scale: 4 });

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
