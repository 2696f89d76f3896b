import { bounded, type Dec, parseDecimal, roundScore, ZERO } from "@/lib/decimal";
import type { MissingPolicy } from "@/lib/kpis/rule/types";
import type { HeldScore, KpiStatus, Measurement, MissingReason } from "./types";

/**
 * Why a measurement cannot be scored, or null when it can. No records and no actual is `no_data`; some records, but
 * fewer than the item needs, is `insufficient_records`.
 */
export function missingReasonOf(
  measurement: Measurement | undefined,
  minRecords: number,
): MissingReason | null {
  if (!measurement) return "no_data";
  if (measurement.recordCount < minRecords) {
    return measurement.recordCount > 0 ? "insufficient_records" : "no_data";
  }
  return measurement.actual === null ? "no_data" : null;
}

export interface Substitute {
  status: KpiStatus;
  score: Dec | null;
  heldFromPeriodId: number | null;
}

/**
 * What stands in for a missing score: nothing, zero, or the score carried from an earlier period. Without an earlier
 * score, `hold` leaves the KPI out like `exclude`. A held score is kept within today's maximum.
 */
export function substituteFor(
  reason: MissingReason,
  policy: MissingPolicy,
  { held, maximum }: { held: HeldScore | undefined; maximum: Dec },
): Substitute {
  if (policy === "zero") return { status: "zeroed", score: ZERO, heldFromPeriodId: null };
  if (policy === "hold" && held) {
    const score = roundScore(bounded(parseDecimal(held.score), maximum));
    return { status: "held", score, heldFromPeriodId: held.periodId };
  }
  return { status: reason, score: null, heldFromPeriodId: null };
}
