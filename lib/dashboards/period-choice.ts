import { FREQUENCIES, type Frequency } from "@/db/enums";
import type { Period } from "@/lib/scoring/periods/queries";

/** What a screen's period picker holds, and which period is shown. Days are YYYY-MM-DD. */
export interface PeriodChoice {
  /** Null: nothing has been computed yet. */
  current: Period | null;
  /** By frequency, newest first: those of the current one, then the last ones of every other, short before long. */
  offered: Period[];
}

/** A year of weeks; older ones are reached by their address. */
const MOST_OFFERED = 53;

/** Of the other frequencies: what is usually looked back at. */
const MOST_OF_OTHERS: Record<Frequency, number> = {
  daily: 14,
  weekly: 13,
  monthly: 12,
  quarterly: 8,
  yearly: 5,
  custom: 12,
};

/**
 * The period asked for, when there is one. Else the newest that has ended (of two that end together the shorter),
 * since its figures are whole; else the one that ends first of those still running.
 */
export function choosePeriod(periods: readonly Period[], today: string, wantedId?: number): PeriodChoice {
  const newestFirst = [...periods].sort(
    (a, b) => compare(b.periodEnd, a.periodEnd) || compare(b.periodStart, a.periodStart) || b.id - a.id,
  );
  const current =
    newestFirst.find(({ id }) => id === wantedId) ??
    newestFirst.find((period) => !isRunning(period, today)) ??
    newestFirst.at(-1) ??
    null;
  if (!current) return { current, offered: [] };
  const same = newestFirst
    .filter(({ frequency }) => frequency === current.frequency)
    .filter((period, at) => at < MOST_OFFERED || period === current);
  const others = FREQUENCIES.filter((frequency) => frequency !== current.frequency).flatMap((frequency) =>
    newestFirst.filter((period) => period.frequency === frequency).slice(0, MOST_OF_OTHERS[frequency]),
  );
  return { current, offered: [...same, ...others] };
}

/** Its end has not come yet, so its figures are estimates. `periodEnd` is the first day that no longer counts. */
export const isRunning = (period: Pick<Period, "periodEnd">, today: string) => period.periodEnd > today;

/** Where a period stands, in one word or two. */
export function periodState(period: Pick<Period, "periodEnd" | "status">, today: string): string {
  if (period.status === "finalized") return "Final";
  if (isRunning(period, today)) return "Estimated";
  return period.status === "in_review" ? "In review" : "Open";
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
