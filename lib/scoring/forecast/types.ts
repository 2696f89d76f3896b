import type { DecimalString } from "@/lib/decimal";
import type { Band } from "../types";
import type { Withheld } from "./withheld";

/** What a period had brought by some point of it, or in the end. */
export interface Standing {
  actual: number;
  records: number;
}

/** A finished period as a projection learns from it. */
export interface PastPeriod {
  /** As it stood at the same point of that period. */
  asOf: Standing;
  /** Share of the working time that had passed by then, above 0 and at most 1. */
  elapsed: number;
  /** What it came to. */
  final: Standing;
}

/** Whose past errors an interval was made from. */
export interface PastError {
  of: "own" | "everyone";
  /** Finished periods, or projections of everybody. */
  count: number;
  /** Half of the projections were off by at most so many points. */
  median: DecimalString;
  /** Four of five were off by at most so many points: half the width of the interval. */
  usual: DecimalString;
}

/** What one figure is heading for. Scores have 4 decimals. Shown only while `withheld` is null. */
export interface ProjectedScore {
  score: DecimalString | null;
  band: Band | null;
  low: DecimalString | null;
  high: DecimalString | null;
  pastError: PastError | null;
  withheld: Withheld | null;
}

export interface ProjectedKpi extends ProjectedScore {
  /** Six decimals. */
  actual: DecimalString | null;
  how: How | null;
}

/** How the actual was projected, for the receipt. Figures of display, six decimals at most. */
export type How =
  | {
      kind: "accruing";
      soFar: DecimalString;
      sharePercent: DecimalString;
      usual: DecimalString;
      periods: number;
    }
  | {
      kind: "level";
      soFar: DecimalString;
      records: number;
      usual: DecimalString;
      toCome: number;
      periods: number;
    };

/** As it is stored with a snapshot. */
export interface StoredProjection {
  /** Working days of the person that had passed, and of the whole period. */
  workingDays: { done: DecimalString; total: number };
  total: ProjectedScore;
  /** Weight, 0 to 100, that was projected; the rest counts as in the last period in which it was scored. */
  projectedWeight: DecimalString;
  kpis: Record<string, ProjectedKpi>;
}
