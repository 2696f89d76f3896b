import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { employees, orgUnits } from "@/db/schema/people";
import { scoreRollups } from "@/db/schema/scoring";
import { type Scope, withinScope } from "@/lib/access/scope";
import type { RollupFigures } from "./types";
import { withoutIndividuals } from "./without-individuals";

export type RollupSubject = (typeof scoreRollups.$inferSelect)["subject"];

export interface Rollup {
  subject: RollupSubject;
  subjectId: number;
  name: string;
  peopleCount: number;
  /** Null: kept back from this reader, who may not see these people one by one. */
  figures: RollupFigures | null;
}

/**
 * Stored aggregates of a period, by name. HR sees all; managers those of managers within their scope, themselves among
 * them. Executives see units, without figures that would show fewer than five people; those of managers they see when
 * these are in their scope: a manager's group and a unit differ by the manager alone.
 */
export async function listRollups(
  db: Db,
  scope: Scope,
  { periodId, subject }: { periodId: number; subject: RollupSubject },
): Promise<Rollup[]> {
  return subject === "unit" ? listUnits(db, scope, periodId) : listManagers(db, scope, periodId);
}

async function listUnits(db: Db, scope: Scope, periodId: number): Promise<Rollup[]> {
  if (!scope.seesAggregates) return [];
  const rows = await db
    .select({ rollup: scoreRollups, name: orgUnits.name, parentId: orgUnits.parentId })
    .from(scoreRollups)
    .innerJoin(orgUnits, eq(orgUnits.id, scoreRollups.subjectId))
    .where(isOf(periodId, "unit"))
    .orderBy(asc(orgUnits.name), asc(orgUnits.id));
  const kept = scope.seesEveryone
    ? null
    : withoutIndividuals(
        rows.map(({ rollup, parentId }) => ({ ...rollup, unitId: rollup.subjectId, parentId })),
      );
  return rows.map(({ rollup, name }) =>
    toRollup(rollup, name, kept ? (kept.get(rollup.subjectId) ?? null) : figuresOf(rollup)),
  );
}

async function listManagers(db: Db, scope: Scope, periodId: number): Promise<Rollup[]> {
  const inScope = withinScope(scope, scoreRollups.subjectId);
  const rows = await db
    .select({ rollup: scoreRollups, name: employees.name, isInScope: sql<boolean>`${inScope}` })
    .from(scoreRollups)
    .innerJoin(employees, eq(employees.id, scoreRollups.subjectId))
    .where(and(isOf(periodId, "manager"), scope.seesAggregates ? undefined : inScope))
    .orderBy(asc(employees.name), asc(employees.id));
  return rows.map(({ rollup, name, isInScope }) =>
    toRollup(rollup, name, isInScope && (scope.seesEveryone || scope.seesReports) ? figuresOf(rollup) : null),
  );
}

const isOf = (periodId: number, subject: RollupSubject) =>
  and(eq(scoreRollups.periodId, periodId), eq(scoreRollups.subject, subject));

type StoredRollup = typeof scoreRollups.$inferSelect;

const toRollup = (rollup: StoredRollup, name: string, figures: RollupFigures | null): Rollup => ({
  subject: rollup.subject,
  subjectId: rollup.subjectId,
  name,
  peopleCount: rollup.peopleCount,
  figures,
});

const figuresOf = ({ scoredCount, meanScore, meanCoverage, bandCounts, kraMeans }: StoredRollup) => ({
  scoredCount,
  meanScore,
  meanCoverage,
  bandCounts,
  kraMeans,
});
