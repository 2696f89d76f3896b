import type { PastPeriod, Standing } from "./types";
import { FEWEST_PERIODS, FEWEST_RECORDS, type Withheld } from "./withheld";

/** `share`: of the running period's working time that has passed. */
export interface ActualAsked {
  /** Null: no record yet, and none does not mean 0. */
  soFar: Standing | null;
  share: number;
  /** Finished periods, at the same point of each. */
  past: readonly PastPeriod[];
}

export interface AccruingProjection {
  actual: number;
  records: number;
  /** Share of the period's value that is usually in by now. */
  usuallyIn: number;
  /** What a finished period came to, on average. */
  usual: number;
}

/** Periods of even pace that a person's own pattern is mixed with: three months of a pattern are not yet a rule. */
const EVEN_PERIODS = 2;
/** How much a usual period counts beside the pace so far, in periods. */
const USUAL_PERIODS = 0.25;
const LEAST_IN = 0.02;

/**
 * Counts and sums come in bit by bit. The share that is usually in by now is the share of the working time times the
 * pace of finished periods (what was in over what an even pace would have brought; two even periods mixed in). What is
 * still to come is the rest of a period at the pace so far, drawn towards the usual total by a quarter of a period:
 *
 *     in      = share × (n · Σ as-of / Σ (final · elapsed) + 2) / (n + 2)
 *     pace    = (so far + ¼ · usual) / (in + ¼)
 *     heading = so far + (1 − in) · pace
 */
export function projectAccruing({ soFar, share, past }: ActualAsked): AccruingProjection | Withheld {
  if (past.length < FEWEST_PERIODS) return "few_periods";
  if (!soFar) return "no_records";
  const records = past.reduce((sum, { final }) => sum + final.records, 0);
  if (soFar.records + records < FEWEST_RECORDS * 2) return "few_records";
  const usuallyIn = shareIn(share, past);
  const usual = mean(past.map(({ final }) => final.actual));
  const pace = (soFar.actual + USUAL_PERIODS * usual) / (usuallyIn + USUAL_PERIODS);
  return {
    actual: soFar.actual + (1 - usuallyIn) * pace,
    records: Math.max(soFar.records, Math.round(soFar.records / usuallyIn)),
    usuallyIn,
    usual,
  };
}

function shareIn(share: number, past: readonly PastPeriod[]): number {
  if (share >= 1) return 1;
  const cameIn = past.reduce((sum, { asOf }) => sum + asOf.actual, 0);
  const evenly = past.reduce((sum, { final, elapsed }) => sum + final.actual * elapsed, 0);
  const own = evenly > 0 && cameIn >= 0 ? cameIn / evenly : 1;
  const pace = (past.length * own + EVEN_PERIODS) / (past.length + EVEN_PERIODS);
  return Math.min(1, Math.max(LEAST_IN, share * pace));
}

export interface LevelProjection {
  actual: number;
  records: number;
  /** What finished periods came to, by their records. */
  usual: number;
  /** Records still to come. */
  toCome: number;
}

/**
 * Means, medians and ratios stay where they are unless what comes is different. The rest of the period is taken to bring
 * as many records as it did in finished periods, at their value:
 *
 *     heading = (records so far · so far + records to come · usual) / (records so far + records to come)
 *
 * so that a value of few records is drawn towards the usual one, and a value of many hardly moves.
 */
export function projectLevel({ soFar, share, past }: ActualAsked): LevelProjection | Withheld {
  if (past.length < FEWEST_PERIODS) return "few_periods";
  if (!soFar) return "no_records";
  if (soFar.records < FEWEST_RECORDS) return "few_records";
  const records = past.reduce((sum, { final }) => sum + final.records, 0);
  const usual =
    records > 0
      ? past.reduce((sum, { final }) => sum + final.actual * final.records, 0) / records
      : mean(past.map(({ final }) => final.actual));
  const later = mean(past.map(({ asOf, final }) => Math.max(0, final.records - asOf.records)));
  const toCome = share >= 1 ? 0 : later;
  const all = soFar.records + toCome;
  return {
    actual: (soFar.records * soFar.actual + toCome * usual) / all,
    records: Math.round(all),
    usual,
    toCome: Math.round(toCome),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
