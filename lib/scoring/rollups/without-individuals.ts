import type { RollupFigures } from "./types";
import { type Group, SMALLEST_GROUP, withheldGroups } from "./withheld-groups";

export interface UnitRollup extends RollupFigures {
  unitId: number;
  parentId: number | null;
  peopleCount: number;
}

/** No unit has it: everybody, which the comparison of ratings shows. */
const WHOLE = 0;

/**
 * The figures of units for a reader who may not see individuals, by unit; null where they are kept back. Means, coverage
 * and each KRA are of different people, so each is kept back by itself. Bands say who is not rated as one.
 * `ratedOutside`: rated people who are in no unit, and in the mean of everybody.
 */
export function withoutIndividuals(
  rollups: readonly UnitRollup[],
  ratedOutside: number,
): Map<number, RollupFigures | null> {
  const groups = (
    count: (rollup: UnitRollup) => number,
    isClosed: (rollup: UnitRollup) => boolean,
  ): Group[] =>
    rollups.map((rollup) => ({
      id: rollup.unitId,
      parentId: rollup.parentId,
      count: count(rollup),
      closed: isClosed(rollup),
    }));
  const means = withheldGroups(
    withinWhole(
      groups(
        ({ scoredCount }) => scoredCount,
        () => false,
      ),
      ratedOutside,
    ),
  );
  const isWithheld = ({ unitId, peopleCount }: UnitRollup) =>
    peopleCount < SMALLEST_GROUP || means.has(unitId);
  const coverages = withheldGroups(groups(({ peopleCount }) => peopleCount, isWithheld));
  const kras = new Map(
    [...new Set(rollups.flatMap(({ kraMeans }) => Object.keys(kraMeans)))].map((kra) => [
      kra,
      withheldGroups(groups(({ kraMeans }) => kraMeans[kra]?.people ?? 0, isWithheld)),
    ]),
  );
  return new Map(
    rollups.map((rollup) => {
      const { unitId, scoredCount, meanScore } = rollup;
      if (isWithheld(rollup)) return [unitId, null];
      return [
        unitId,
        {
          scoredCount,
          meanScore,
          meanCoverage: coverages.has(unitId) ? null : rollup.meanCoverage,
          bandCounts: ratedBands(rollup),
          kraMeans: Object.fromEntries(
            Object.entries(rollup.kraMeans).filter(([kra]) => !kras.get(kra)?.has(unitId)),
          ),
        },
      ];
    }),
  );
}

function withinWhole(units: readonly Group[], outside: number): Group[] {
  const ids = new Set(units.map(({ id }) => id));
  const within = units.map((unit) => ({
    ...unit,
    parentId: unit.parentId !== null && ids.has(unit.parentId) ? unit.parentId : WHOLE,
  }));
  const onTop = within.filter(({ parentId }) => parentId === WHOLE);
  const count = onTop.reduce((sum, unit) => sum + unit.count, outside);
  return [{ id: WHOLE, parentId: null, count }, ...within];
}

/** Why someone is not rated is theirs to know. */
function ratedBands({ bandCounts, peopleCount, scoredCount }: UnitRollup): RollupFigures["bandCounts"] {
  const { insufficient_data, not_scored, ...rated } = bandCounts;
  const unrated = peopleCount - scoredCount;
  return unrated > 0 ? { ...rated, not_scored: unrated } : rated;
}
