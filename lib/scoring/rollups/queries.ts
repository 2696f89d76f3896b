import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RatingBand } from "@/db/enums";
import { employees, orgUnits } from "@/db/schema/people";
import { scoreRollups } from "@/db/schema/scoring";
import { type Scope, withinScope } from "@/lib/access/scope";
import type { DecimalString } from "@/lib/decimal";

/** Fewer people than this are not shown as a group to someone who may not see them one by one. */
export const SMALLEST_GROUP = 5;

export type RollupSubject = (typeof scoreRollups.$inferSelect)["subject"];

export interface Rollup {
  subject: RollupSubject;
  subjectId: number;
  name: string;
  peopleCount: number;
  /** Null: the group is too small for this viewer. */
  figures: RollupFigures | null;
}

export interface RollupFigures {
  scoredCount: number;
  meanScore: DecimalString | null;
  meanCoverage: DecimalString | null;
  bandCounts: Partial<Record<RatingBand, number>>;
  /** Mean score and people by KRA. */
  kraMeans: Record<string, { mean: DecimalString; people: number }>;
}

/**
 * Stored aggregates of a period, by name. HR sees all; executives all but the figures of small groups; managers those
 * of managers within their scope, themselves among them.
 */
export async function listRollups(
  db: Db,
  scope: Scope,
  { periodId, subject }: { periodId: number; subject: RollupSubject },
): Promise<Rollup[]> {
  const named = subject === "unit" ? orgUnits : employees;
  const rows = await db
    .select({ rollup: scoreRollups, name: named.name })
    .from(scoreRollups)
    .innerJoin(named, eq(named.id, scoreRollups.subjectId))
    .where(
      and(eq(scoreRollups.periodId, periodId), eq(scoreRollups.subject, subject), visible(scope, subject)),
    )
    .orderBy(asc(named.name), asc(named.id));
  return rows.map(({ rollup, name }) => ({
    subject,
    subjectId: rollup.subjectId,
    name,
    peopleCount: rollup.peopleCount,
    figures: figuresFor(scope, rollup),
  }));
}

function visible(scope: Scope, subject: RollupSubject): SQL {
  if (scope.seesAggregates) return sql`true`;
  return subject === "manager" ? withinScope(scope, scoreRollups.subjectId) : sql`false`;
}

type StoredRollup = typeof scoreRollups.$inferSelect;

/** Null: the group, or the part of it that is scored and that its means would show, is too small for this viewer. */
function figuresFor(scope: Scope, rollup: StoredRollup): RollupFigures | null {
  const { scoredCount, meanScore, meanCoverage, bandCounts, kraMeans } = rollup;
  const seesEachOfThem = scope.seesEveryone || (rollup.subject === "manager" && !scope.seesAggregates);
  if (seesEachOfThem) return { scoredCount, meanScore, meanCoverage, bandCounts, kraMeans };
  const isTooSmall = rollup.peopleCount < SMALLEST_GROUP || (scoredCount > 0 && scoredCount < SMALLEST_GROUP);
  if (isTooSmall) return null;
  const ofEnough = Object.entries(kraMeans).filter(([, { people }]) => people >= SMALLEST_GROUP);
  return { scoredCount, meanScore, meanCoverage, bandCounts, kraMeans: Object.fromEntries(ofEnough) };
}
