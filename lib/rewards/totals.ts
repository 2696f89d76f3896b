import { type DecimalString, parseDecimal, ZERO } from "@/lib/decimal";
import type { BonusStatus } from "./types";

/** Amounts by currency, each the sum of its rounded rows. */
export type Amounts = Record<string, DecimalString>;

interface Paid {
  amount: DecimalString | null;
  currency: string | null;
}

/** Currencies in alphabetical order; rows without an amount add nothing. */
export function sumAmounts(rows: Iterable<Paid>): Amounts {
  const sums = new Map<string, typeof ZERO>();
  for (const { amount, currency } of rows) {
    if (amount === null || currency === null) continue;
    sums.set(currency, (sums.get(currency) ?? ZERO).plus(parseDecimal(amount)));
  }
  return Object.fromEntries(
    [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => [currency, sum.toFixed(2)]),
  );
}

export interface BonusTotals {
  people: number;
  counts: Record<BonusStatus, number>;
  /** Eligible with a factor, but without a target bonus to apply it to. */
  withoutTarget: number;
  amounts: Amounts;
}

export interface CountedRow extends Paid {
  status: BonusStatus;
}

export function totalOf(rows: readonly CountedRow[]): BonusTotals {
  const counts = { eligible: 0, zero: 0, not_eligible: 0 };
  for (const { status } of rows) counts[status] += 1;
  return {
    people: rows.length,
    counts,
    withoutTarget: rows.filter(({ status, currency }) => status === "eligible" && currency === null).length,
    amounts: sumAmounts(rows),
  };
}

/**
 * How many people each figure is of: statuses are told of all, the amount in each currency is of some. By currency, and
 * `people`. An amount is also that of those alone who get any of it: of one such among many it is theirs to the cent.
 */
export function peopleBehind(rows: readonly Paid[]): Record<string, number> {
  const counts: Record<string, number> = { people: rows.length };
  const add = (figure: string) => {
    counts[figure] = (counts[figure] ?? 0) + 1;
  };
  for (const { amount, currency } of rows) {
    if (amount === null || currency === null) continue;
    add(currency);
    if (parseDecimal(amount).gt(ZERO)) add(`${currency} paid`);
  }
  return counts;
}
