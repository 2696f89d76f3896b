import type { RatingBand } from "@/db/enums";
import type { DecimalString } from "@/lib/decimal";

/** The words of the bonus rules: plain data, decimals as text, as it is stored and sent to the browser. */

/** A factor of 1 pays the target bonus; scores are points, 100 is on target. */
export type Payout =
  | { kind: "bands"; factors: Record<"above" | "on" | "near" | "below", DecimalString> }
  | { kind: "curve"; mode: "step" | "interpolate"; points: PayoutPoint[] };

export interface PayoutPoint {
  score: DecimalString;
  factor: DecimalString;
}

export interface KpiGate {
  kpi_id: number;
  /** Under this score nothing is paid. */
  minimum_score: DecimalString;
  /** What a KPI of the scorecard that has no score does. A KPI that the scorecard does not have is no gate. */
  when_not_scored: "pass" | "nothing";
}

export interface BonusRules {
  payout: Payout;
  /** No score pays more. */
  maximum_factor: DecimalString;
  gates: {
    kpis: KpiGate[];
    /** Percent of the weight that must be scored; null: the template's own minimum is enough. */
    minimum_coverage: DecimalString | null;
    /** A disciplinary flag on any day of the period pays nothing. */
    disciplinary: boolean;
  };
  /** Days of employment by the period's last day, that day included. */
  minimum_days: number;
  /** Whoever leaves before the period's last day is not eligible. */
  until_the_end: boolean;
  /** Paid by the days employed in the period. */
  pro_rate: boolean;
  /** Once the period is final, people see their own line. */
  shown_to_employee: boolean;
}

/** What is known of a person in a period. Days are YYYY-MM-DD; the last day of employment counts. */
export interface BonusFacts {
  score: DecimalString | null;
  band: RatingBand;
  /** Percent of the weight that is scored. */
  coverage: DecimalString;
  /** Of the KPIs that gates name: those the person's scorecard has; null: not scored. */
  kpiScores: ReadonlyMap<number, DecimalString | null>;
  hiredOn: string | null;
  leftOn: string | null;
  isFlagged: boolean;
  target: { amount: DecimalString; currency: string } | null;
}

export type FailedGate =
  | { kind: "kpi"; kpiId: number; minimumScore: DecimalString; score: DecimalString | null }
  | { kind: "coverage"; minimumCoverage: DecimalString }
  | { kind: "disciplinary" };

export type Ineligibility =
  | { kind: "no_policy" }
  | { kind: "not_employed" }
  | { kind: "joined_late"; hiredOn: string; days: number; minimumDays: number }
  | { kind: "left_early"; leftOn: string }
  | { kind: "not_scored" }
  | { kind: "insufficient_data"; coverage: DecimalString };

/** `zero`: eligible, but a gate or the score gives a factor of 0. */
export type BonusStatus = "eligible" | "zero" | "not_eligible";

export interface BonusOutcome {
  status: BonusStatus;
  /** Null when not eligible. */
  ineligible: Ineligibility | null;
  gates: FailedGate[];
  /** Four decimals; null when not eligible. */
  factor: DecimalString | null;
  /** Days of the period that are paid, of all its days. */
  days: { paid: number; all: number };
  /** To the cent; null when not eligible or without a target bonus. */
  amount: DecimalString | null;
}
