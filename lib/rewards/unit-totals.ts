import type { Db } from "@/db/client";
import { listUnits } from "@/lib/people/units/queries";
import { SMALLEST_GROUP } from "@/lib/scoring/rollups/withheld-groups";
import { type BonusTotals, type CountedRow, totalOf } from "./totals";
import { withheldUnits } from "./withhold";

/** A unit with everything below it. */
export interface UnitTotals {
  unitId: number;
  name: string;
  /** 0 for a unit on top. */
  depth: number;
  people: number;
  /** Null: too few people to show without showing who they are. */
  totals: BonusTotals | null;
}

type UnitRow = CountedRow & { orgUnitId: number | null };

/** Totals of the whole and of the tree of units, parents before their children and by name; units without people left out. */
export async function listUnitTotals(
  db: Db,
  rows: readonly UnitRow[],
  { seesEveryone }: { seesEveryone: boolean },
): Promise<{ totals: BonusTotals | null; units: UnitTotals[] }> {
  const units = await listUnits(db);
  const rowsOf = new Map<number, UnitRow[]>(units.map(({ id }) => [id, []]));
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  for (const row of rows) {
    for (let unit = row.orgUnitId; unit !== null; unit = parentOf.get(unit) ?? null) {
      rowsOf.get(unit)?.push(row);
    }
  }
  const groups = units.map(({ id, parentId }) => {
    const own = rowsOf.get(id) ?? [];
    return { unitId: id, parentId, people: own.length, smallest: smallestGroup(own) };
  });
  const withheld = seesEveryone ? new Set<number>() : withheldUnits(groups, SMALLEST_GROUP);
  const walk = (parentId: number | null, depth: number): UnitTotals[] =>
    units
      .filter((unit) => unit.parentId === parentId)
      .flatMap(({ id: unitId, name }) => {
        const own = rowsOf.get(unitId) ?? [];
        if (own.length === 0) return [];
        const totals = withheld.has(unitId) ? null : totalOf(own);
        return [{ unitId, name, depth, people: own.length, totals }, ...walk(unitId, depth + 1)];
      });
  const whole = smallestGroup(rows);
  const isShown = seesEveryone || whole === 0 || whole >= SMALLEST_GROUP;
  return { totals: isShown ? totalOf(rows) : null, units: walk(null, 0) };
}

/** People behind the rarest of a group's amounts; without amounts, all of them, since statuses are told too. */
function smallestGroup(rows: readonly UnitRow[]): number {
  const byCurrency = new Map<string, number>();
  for (const { amount, currency } of rows) {
    if (amount !== null && currency !== null) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + 1);
  }
  return Math.min(rows.length, ...byCurrency.values());
}
