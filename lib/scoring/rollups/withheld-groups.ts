/** Fewer people than this are not shown as a group to someone who may not see them one by one. */
export const SMALLEST_GROUP = 5;

/** A group of people that may lie within another: everybody of it is in its parent too, and groups side by side share nobody. */
export interface Group {
  id: number;
  /** Null, or a group that is not among these: it stands on top. */
  parentId: number | null;
  /** The people its figure is of. */
  count: number;
  /** Kept from the reader for another reason. */
  closed?: boolean;
}

interface Shown extends Group {
  /** The largest groups shown within it. */
  parts: Shown[];
}

/**
 * The groups whose figure is kept back, so that none of fewer than `smallest` people can be read, nor worked out as what a
 * shown group has beyond those shown within it, at whatever depth. What is left over is made large enough by keeping back
 * the smallest group beside it, lowest id first. Why that is enough: docs/decisions, on small groups.
 */
export function withheldGroups(groups: readonly Group[], smallest = SMALLEST_GROUP): Set<number> {
  const ids = new Set(groups.map(({ id }) => id));
  const below = new Map<number | null, Group[]>();
  for (const group of groups) {
    const parentId = group.parentId !== null && ids.has(group.parentId) ? group.parentId : null;
    below.set(parentId, [...(below.get(parentId) ?? []), group]);
  }
  const withheld = new Set<number>();
  const visit = (group: Group): Shown[] => {
    const within = (below.get(group.id) ?? []).flatMap(visit);
    if (group.count === 0 && !group.closed) return within;
    if (group.closed || group.count < smallest) {
      withheld.add(group.id);
      return within;
    }
    const parts = within.sort((a, b) => a.count - b.count || a.id - b.id);
    while (isRevealing(group.count, parts, smallest)) {
      const least = parts.shift();
      if (!least) break;
      withheld.add(least.id);
      parts.push(...least.parts);
      parts.sort((a, b) => a.count - b.count || a.id - b.id);
    }
    return [{ ...group, parts }];
  };
  for (const group of below.get(null) ?? []) visit(group);
  return withheld;
}

function isRevealing(count: number, parts: readonly Shown[], smallest: number): boolean {
  const leftOver = count - parts.reduce((sum, part) => sum + part.count, 0);
  return leftOver > 0 && leftOver < smallest;
}
