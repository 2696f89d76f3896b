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
  const currencies = currenciesOf(rows);
  // Whoever stands in no unit is in the whole alone: it is the unit above all others.
  const groups = [
    { unitId: WHOLE, parentId: null, counts: peopleBehind(rows, currencies) },
    ...units.map(({ id, parentId }) => ({
      ...{ unitId: id, parentId: parentId ?? WHOLE },
      counts: peopleBehind(rowsOf.get(id) ?? [], currencies),
    })),
  ];
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
  return { totals: withheld.has(WHOLE) ? null : totalOf(rows), units: walk(null, 0) };
}

/** No unit has it. */
const WHOLE = 0;

type Paid = Pick<CountedRow, "amount" | "currency">;

export const currenciesOf = (rows: readonly Paid[]): string[] => [
  ...new Set(rows.flatMap(({ amount, currency }) => (amount && currency ? [currency] : []))),
];

/** Everybody, since statuses are told too, then those with an amount in each of the currencies. */
export function peopleBehind(rows: readonly Paid[], currencies: readonly string[]): number[] {
  const paidIn = (code: string) => rows.filter(({ amount, currency }) => amount && currency === code).length;
  return [rows.length, ...currencies.map(paidIn)];
}
