/**
 * The words of the scoring rules. Everything here is plain data that can cross from the database to a worker or to the
 * browser: numbers with a fraction travel as decimal text (PostgreSQL `numeric`), never as floats.
 */

/** A decimal number as text, such as "95", "0.947879" or "-3.5". */
export type DecimalString = string;

export type Direction = "higher_is_better" | "lower_is_better" | "target_band";

/** `cap` and `raw` are attainment (1 is on target), `score` is points (100 is on target). */
export type ScoringMethod =
  | { kind: "linear" }
  | { kind: "capped"; cap: DecimalString }
  | { kind: "banded"; mode: "step" | "interpolate"; points: ScorePoint[] }
  | { kind: "sigmoid"; k: DecimalString };

export interface ScorePoint {
  raw: DecimalString;
  score: DecimalString;
}

/** A single value for higher or lower is better; the band, in the KPI's own unit, for `target_band`. */
export type Target =
  | { value: DecimalString }
  | { low: DecimalString; high: DecimalString; tolerance: DecimalString };

export type MissingPolicy = "exclude" | "zero" | "hold";
export type MissingReason = "no_data" | "insufficient_records";

export interface ItemRule {
  kpiId: number;
  kraId: number;
  /** Share of its KRA, 0 to 100. */
  weightPercent: DecimalString;
  direction: Direction;
  target: Target;
  method: ScoringMethod;
  missing: MissingPolicy;
  /** With fewer records than this the KPI is treated as missing. */
  minRecords: number;
}

export interface KraRule {
  kraId: number;
  /** Share of the total, 0 to 100. */
  weightPercent: DecimalString;
}

/** While the guardrail KPI scores under `threshold`, the primary KPI scores at most `capScore`. */
export interface GuardrailRule {
  primaryKpiId: number;
  guardrailKpiId: number;
  threshold: DecimalString;
  capScore: DecimalString;
}

/** The lowest score of each band; under `near` is below. */
export interface BandThresholds {
  above: DecimalString;
  on: DecimalString;
  near: DecimalString;
}

export interface TemplateRule {
  maximumScore: DecimalString;
  minimumCoveragePercent: DecimalString;
  bands: BandThresholds;
  kras: KraRule[];
  items: ItemRule[];
  guardrails: GuardrailRule[];
}

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
}
