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
 * could be worked out from what is left: where what is hidden of a unit, together with the people right in it, is too
 * small a group, its smallest shown part is hidden too, with everything below.
 */
export function withheldUnits(units: readonly WithheldUnit[], fewest: number): Set<number> {
  const below = new Map<number | null, WithheldUnit[]>();
  for (const unit of units) below.set(unit.parentId, [...(below.get(unit.parentId) ?? []), unit]);
  const hidden = new Set(
    units.filter(({ smallest }) => smallest > 0 && smallest < fewest).map(({ unitId }) => unitId),
  );
  const hideAll = (unit: WithheldUnit) => {
    hidden.add(unit.unitId);
    for (const part of below.get(unit.unitId) ?? []) hideAll(part);
  };
  const settle = (unit: WithheldUnit) => {
    const parts = below.get(unit.unitId) ?? [];
    const rightHere = unit.people - parts.reduce((sum, { people }) => sum + people, 0);
    const isShown = (part: WithheldUnit) => !hidden.has(part.unitId);
    if (isShown(unit)) {
      for (;;) {
        const secret = parts.filter((part) => !isShown(part)).reduce((sum, { people }) => sum + people, 0);
        const next = parts
          .filter((part) => isShown(part) && part.people > 0)
          .sort((a, b) => a.people - b.people || a.unitId - b.unitId)[0];
        if (rightHere + secret === 0 || rightHere + secret >= fewest || !next) break;
        hideAll(next);
      }
    } else for (const part of parts) hideAll(part);
    for (const part of parts) settle(part);
  };
  for (const top of below.get(null) ?? []) settle(top);
  return hidden;
}
