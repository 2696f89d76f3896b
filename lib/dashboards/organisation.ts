import { and, asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orgUnits } from "@/db/schema/people";
import { scoreRollups } from "@/db/schema/scoring";
import type { Scope } from "@/lib/access/scope";
import type { DecimalString } from "@/lib/decimal";
import { forbidden } from "@/lib/errors";
import { FEWEST_PEOPLE } from "./rollups";

/** A unit with everything below it, in a period. */
export interface UnitFigures {
  unitId: number;
  name: string;
  /** 0 for a unit on top. */
  depth: number;
  peopleCount: number;
  scoredCount: number;
  /** Null: nobody is scored, or the reader may not see so few people's figures. */
  figures: { mean: DecimalString; coverage: DecimalString; bands: Record<string, number> } | null;
  /** Fewer people are scored than may be shown to this reader. */
  withheld: boolean;
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
  const walk = (parentId: number | null, depth: number): UnitFigures[] =>
    (below.get(parentId) ?? []).flatMap((row) => [
      figuresOf(row, depth, scope),
      ...walk(row.unit.id, depth + 1),
    ]);
  return walk(null, 0);
}

interface UnitRow {
  unit: typeof orgUnits.$inferSelect;
  rollup: typeof scoreRollups.$inferSelect | null;
}

function figuresOf({ unit, rollup }: UnitRow, depth: number, scope: Scope): UnitFigures {
  const scoredCount = rollup?.scoredCount ?? 0;
  const withheld = !scope.seesEveryone && scoredCount > 0 && scoredCount < FEWEST_PEOPLE;
  const isKnown = rollup && rollup.meanScore !== null && !withheld;
  return {
    unitId: unit.id,
    name: unit.name,
    depth,
    peopleCount: rollup?.peopleCount ?? 0,
    scoredCount,
    figures: isKnown
      ? { mean: rollup.meanScore ?? "0", coverage: rollup.meanCoverage ?? "0", bands: rollup.bandCounts }
      : null,
    withheld,
  };
}
