export interface WithheldUnit {
  unitId: number;
  parentId: number | null;
  /**
   * The people behind each of its figures, in it and below, the same figures in the same places for every unit: first
   * everybody, then those with an amount in each currency. 0: it does not have that figure.
   */
  counts: readonly number[];
}

/**
 * Units whose figures would show individuals to someone who may not see them: groups that are too small, and those that
 * could be worked out from what is left. Of a unit that is shown, what is left are the people of no shown unit below it:
 * as long as they are too few behind any figure, the smallest shown unit below is hidden too.
 */
export function withheldUnits(units: readonly WithheldUnit[], fewest: number): Set<number> {
  const isTooFew = (count: number) => count > 0 && count < fewest;
  const below = new Map<number | null, WithheldUnit[]>();
  for (const unit of units) below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
  const hidden = new Set(units.filter(({ counts }) => counts.some(isTooFew)).map(({ unitId }) => unitId));
  const shownBelow = (unitId: number): WithheldUnit[] =>
    (below.get(unitId) ?? []).flatMap((part) => (hidden.has(part.unitId) ? shownBelow(part.unitId) : [part]));
  const settle = (unit: WithheldUnit) => {
    while (!hidden.has(unit.unitId)) {
      const parts = shownBelow(unit.unitId).filter((part) => peopleOf(part) > 0);
      const left = unit.counts.map((count, at) =>
        parts.reduce((rest, { counts }) => rest - (counts[at] ?? 0), count),
      );
      const [next] = parts.sort((a, b) => peopleOf(a) - peopleOf(b) || a.unitId - b.unitId);
      if (!left.some(isTooFew) || !next) break;
      hidden.add(next.unitId);
    }
    for (const part of below.get(unit.unitId) ?? []) settle(part);
  };
  for (const top of below.get(null) ?? []) settle(top);
  return hidden;
}

const peopleOf = ({ counts: [people = 0] }: WithheldUnit) => people;
