import { withheldGroups } from "@/lib/scoring/rollups/withheld-groups";

/** A group of people with figures of different numbers of them; it may lie within another. */
export interface FiguredGroup {
  id: number;
  /** Null: it stands on top. */
  parentId: number | null;
  /** How many people each figure is of, by the name of the figure. */
  counts: Readonly<Record<string, number>>;
}

/**
 * The groups that are kept back whole from someone who may not see individuals, because one of their figures would show
 * too few people or let theirs be worked out. What is kept back for one figure is kept back for all, which can lay open
 * another: so it is looked at again until nothing more goes.
 */
export function withheldWhole(groups: readonly FiguredGroup[]): Set<number> {
  const figures = [...new Set(groups.flatMap(({ counts }) => Object.keys(counts)))].sort();
  let withheld = new Set<number>();
  for (;;) {
    const before = withheld.size;
    for (const figure of figures) {
      const known = withheld;
      const found = withheldGroups(
        groups.map(({ id, parentId, counts }) => ({
          ...{ id, parentId, count: counts[figure] ?? 0, closed: known.has(id) },
        })),
      );
      withheld = new Set([...withheld, ...found]);
    }
    if (withheld.size === before) return withheld;
  }
}
