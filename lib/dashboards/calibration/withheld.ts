import { withheldGroups as withheldFromReaders } from "@/lib/scoring/rollups/withheld-groups";
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
 * also those from which a small one could be worked out, as everywhere else.
 */
export function withheldGroups(groups: readonly RatedGroup[], seesEveryone: boolean): Set<number> {
  const small = groups.filter(({ rated }) => rated < SMALLEST_COMPARED).map(({ id }) => id);
  if (seesEveryone) return new Set(small);
  const counted = groups.map(({ id, parentId, rated }) => ({ id, parentId, count: rated }));
  return new Set([...withheldFromReaders(counted, SMALLEST_COMPARED), ...small]);
}
