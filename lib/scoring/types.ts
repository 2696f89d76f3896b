import type { DecimalString } from "@/lib/decimal";

/**
 * The words of the scoring rules. Everything here is plain data that can cross from the database to a worker or to the
 * browser: numbers with a fraction travel as decimal text (PostgreSQL `numeric`), never as floats.
 */

export type MissingReason = "no_data" | "insufficient_records";

export interface Measurement {
  kpiId: number;
  actual: DecimalString | null;
  recordCount: number;
}

/** The score of the most recent earlier period in which this KPI was scored. */
export interface HeldScore {
  kpiId: number;
  score: DecimalString;
  periodId: number;
}

/** Values a person set, by KPI id, by KRA id, and for the total. */
export interface Overrides {
  kpis?: Map<number, DecimalString>;
  kras?: Map<number, DecimalString>;
  total?: DecimalString | null;
}

export type Band = "above" | "on" | "near" | "below" | "insufficient_data" | "not_scored";
export type KpiStatus = "scored" | "held" | "zeroed" | MissingReason;

export interface AppliedGuardrail {
  /** The guardrail KPI that limits this one. */
  kpiId: number;
  threshold: DecimalString;
  capScore: DecimalString;
  scoreWithout: DecimalString;
}

/** The actual is rounded to 6 decimals; attainment has 6; scores and weighted scores have 4. */
export interface KpiResult {
  kpiId: number;
  kraId: number;
  actual: DecimalString | null;
  recordCount: number;
  attainment: DecimalString | null;
  /** After the curve, before any guardrail. Null unless the status is `scored`. */
  rawScore: DecimalString | null;
  /** What counts, overrides included. Null when not scored: never 0 in its place. */
  score: DecimalString | null;
  /** What the rules give without any override. */
  computedScore: DecimalString | null;
  weightPercent: DecimalString;
  /** Points given to its KRA, over the weight that is scored. */
  weightedScore: DecimalString | null;
  /** What the data gave; an override does not change it. */
  status: KpiStatus;
  /** Why there was nothing to score, also when the policy put zero or an earlier score in its place. */
  missingReason: MissingReason | null;
  guardrail: AppliedGuardrail | null;
  heldFromPeriodId: number | null;
  overridden: boolean;
}

export interface KraResult {
  kraId: number;
  score: DecimalString | null;
  computedScore: DecimalString | null;
  weightPercent: DecimalString;
  /** Weight of its KPIs that have a score; 100 when the KRA itself was overridden. */
  coveredWeightPercent: DecimalString;
  /** Points given to the total, over the KRAs that are scored. */
  weightedScore: DecimalString | null;
  overridden: boolean;
}

export interface ScorecardResult {
  kpis: KpiResult[];
  kras: KraResult[];
  totalScore: DecimalString | null;
  /** The total without any override at any level. */
  computedTotalScore: DecimalString | null;
  overridden: boolean;
  coveragePercent: DecimalString;
  band: Band;
  /** The band without any override. */
  computedBand: Band;
}
