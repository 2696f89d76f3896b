export interface WithheldUnit {
  unitId: number;
  parentId: number | null;
  /** People in it and below. */
  people: number;
  /** The smallest number of people behind one of its figures; 0: it has no figure. */
  smallest: number;
}

/**
 * Units whose figures would show individuals to someone who may not see them: groups that are too small, and those that
 * could be worked out from what is left. Of a unit that is shown, what is left are the people of no shown unit below it:
 * as long as they are too few, the smallest shown unit below is hidden too.
 */
export function withheldUnits(units: readonly WithheldUnit[], fewest: number): Set<number> {
  const below = new Map<number | null, WithheldUnit[]>();
  for (const unit of units) below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
  const hidden = new Set(
    units.filter(({ smallest }) => smallest > 0 && smallest < fewest).map(({ unitId }) => unitId),
  );
  const shownBelow = (unitId: number): WithheldUnit[] =>
    (below.get(unitId) ?? []).flatMap((part) => (hidden.has(part.unitId) ? shownBelow(part.unitId) : [part]));
  const settle = (unit: WithheldUnit) => {
    while (!hidden.has(unit.unitId)) {
      const parts = shownBelow(unit.unitId).filter(({ people }) => people > 0);
      const left = unit.people - parts.reduce((sum, { people }) => sum + people, 0);
      const [next] = parts.sort((a, b) => a.people - b.people || a.unitId - b.unitId);
      if (left === 0 || left >= fewest || !next) break;
      hidden.add(next.unitId);
    }
    for (const part of below.get(unit.unitId) ?? []) settle(part);
  };
  for (const top of below.get(null) ?? []) settle(top);
  return hidden;
}
