import { z } from "zod";
import { parseDecimal } from "@/lib/decimal";
import { idNumber } from "@/lib/zod-fields";
import type { BonusRow } from "./bonuses";

export const BONUS_SORTS = ["name", "score", "factor", "amount"] as const;
export const BONUS_STATUSES = ["eligible", "zero", "not_eligible"] as const;

export interface BonusFilter {
  /** Part of a name or number. */
  q: string;
  status?: (typeof BONUS_STATUSES)[number];
  /** A unit, with everything below it: their ids. */
  unitIds?: ReadonlySet<number>;
}

/** What a list's address or query may hold. */
export const bonusFilterFields = {
  q: z.string().trim().max(100).default(""),
  status: z.enum(BONUS_STATUSES).optional(),
  unit: idNumber.optional(),
};

export function filterBonuses(rows: readonly BonusRow[], { q, status, unitIds }: BonusFilter): BonusRow[] {
  const words = q.toLowerCase();
  return rows.filter(
    (row) =>
      (words === "" || `${row.name}\n${row.employeeNumber}`.toLowerCase().includes(words)) &&
      (status === undefined || row.status === status) &&
      (unitIds === undefined || (row.orgUnitId !== null && unitIds.has(row.orgUnitId))),
  );
}

/** By name among equals; whoever has no figure comes last either way. Rows come by name. */
export function sortBonuses(
  rows: readonly BonusRow[],
  { sort, descending }: { sort: (typeof BONUS_SORTS)[number]; descending: boolean },
): BonusRow[] {
  const sign = descending ? -1 : 1;
  if (sort === "name") return descending ? [...rows].reverse() : [...rows];
  const figures = new Map(rows.map((row) => [row, row[sort] === null ? null : parseDecimal(row[sort])]));
  return [...rows].sort((a, b) => {
    const [left, right] = [figures.get(a) ?? null, figures.get(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * left.cmp(right);
  });
}

/** A unit and everything below it. */
export function unitsBelow(
  units: readonly { id: number; parentId: number | null }[],
  unitId: number,
): Set<number> {
  const found = new Set([unitId]);
  // A set that grows while it is walked: each unit brings its children.
  for (const id of found) for (const unit of units) if (unit.parentId === id) found.add(unit.id);
  return found;
}
