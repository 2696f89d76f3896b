import type { DecimalString } from "@/lib/decimal";

/**
 * The words of a scorecard template, as plain data that can cross from the database to a worker or to the browser:
 * numbers with a fraction travel as decimal text (PostgreSQL `numeric`), never as floats.
 */

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
  /** The target is that of a whole period, and less when only some of its days count. Left out: it does not follow days. */
  followsDays?: boolean;
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
