import { withheldGroups as withheldOf } from "@/lib/scoring/rollups/withheld-groups";
import { SMALLEST_COMPARED } from "./figures";

/** A group of rated people that may lie within another. */
export interface RatedGroup {
  id: number;
  /** Null: it stands on top. */
  parentId: number | null;
  rated: number;
}

/**
 * The groups whose figures the reader does not get: those that are too small, and for someone who may not see individuals
 * also those from which a small one could be worked out.
 */
export function withheldGroups(groups: readonly RatedGroup[], seesEveryone: boolean): Set<number> {
  if (seesEveryone) {
    return new Set(groups.filter(({ rated }) => rated < SMALLEST_COMPARED).map(({ id }) => id));
  }
  const counted = groups.map(({ id, parentId, rated }) => ({ id, parentId, count: rated }));
  const empty = groups.filter(({ rated }) => rated === 0).map(({ id }) => id);
  return new Set([...withheldOf(counted, SMALLEST_COMPARED), ...empty]);
}
