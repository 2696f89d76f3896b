import { and, asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orgUnits } from "@/db/schema/people";
import { scoreRollups } from "@/db/schema/scoring";
import type { Scope } from "@/lib/access/scope";
import type { DecimalString } from "@/lib/decimal";
import { forbidden } from "@/lib/errors";
import type { RollupFigures } from "@/lib/scoring/rollups/types";
import { SMALLEST_GROUP } from "@/lib/scoring/rollups/withheld-groups";
import { withoutIndividuals } from "@/lib/scoring/rollups/without-individuals";

/** A unit with everything below it, in a period. */
export interface UnitFigures {
  unitId: number;
  name: string;
  /** 0 for a unit on top. */
  depth: number;
  peopleCount: number;
  scoredCount: number;
  /** Null: nobody is scored, or they are kept back from this reader. `coverage` may be kept back by itself. */
  figures: { mean: DecimalString; coverage: DecimalString | null; bands: Record<string, number> } | null;
  /** Why they are kept back: they are of fewer than five people, or would show those of fewer than five. */
  withheld: "few" | "would show few" | null;
}

/** The tree of units, parents before their children and by name, from stored aggregates. Throws "forbidden". */
export async function listUnitFigures(db: Db, scope: Scope, periodId: number): Promise<UnitFigures[]> {
  if (!scope.seesAggregates) throw forbidden("see the figures of units");
  const rows = await db
    .select({ unit: orgUnits, rollup: scoreRollups })
    .from(orgUnits)
    .leftJoin(
      scoreRollups,
      and(
        eq(scoreRollups.periodId, periodId),
        eq(scoreRollups.subject, "unit"),
        eq(scoreRollups.subjectId, orgUnits.id),
      ),
    )
    .orderBy(asc(orgUnits.name), asc(orgUnits.id));
  const below = new Map<number | null, typeof rows>();
  for (const row of rows) below.set(row.unit.parentId, [...(below.get(row.unit.parentId) ?? []), row]);
  const kept = scope.seesEveryone
    ? null
    : withoutIndividuals(
        rows.flatMap(({ unit, rollup }) =>
          rollup ? [{ ...rollup, unitId: unit.id, parentId: unit.parentId }] : [],
        ),
      );
  const walk = (parentId: number | null, depth: number): UnitFigures[] =>
    (below.get(parentId) ?? []).flatMap(({ unit, rollup }) => [
      toUnitFigures({ unit, rollup, depth, figures: kept ? kept.get(unit.id) : rollup }),
      ...walk(unit.id, depth + 1),
    ]);
  return walk(null, 0);
}

interface UnitRow {
  unit: typeof orgUnits.$inferSelect;
  rollup: typeof scoreRollups.$inferSelect | null;
  depth: number;
  figures: RollupFigures | null | undefined;
}

function toUnitFigures({ unit, rollup, depth, figures }: UnitRow): UnitFigures {
  const scoredCount = rollup?.scoredCount ?? 0;
  const isKept = scoredCount > 0 && !figures;
  return {
    unitId: unit.id,
    name: unit.name,
    depth,
    peopleCount: rollup?.peopleCount ?? 0,
    scoredCount,
    figures: figures?.meanScore
      ? { mean: figures.meanScore, coverage: figures.meanCoverage, bands: figures.bandCounts }
      : null,
    withheld: isKept ? (scoredCount < SMALLEST_GROUP ? "few" : "would show few") : null,
  };
}
