import type { KPI_RESULT_STATUSES, MISSING_POLICIES, RatingBand, SCORECARD_STATUSES } from "@/db/enums";
import type { DecimalString } from "@/lib/decimal";
import type { BandThresholds, Direction, ScoringMethod, Target } from "@/lib/kpis/rule/types";
import type { PeriodProjection } from "../forecast/column";
import type { Proration } from "../prorate";
import type { Working } from "../working";

/** A person's stored scorecard of one period. Scores have 4 decimals, values 6, percents 0 to 100, all as text. */
export interface Scorecard {
  periodId: number;
  status: (typeof SCORECARD_STATUSES)[number];
  runId: number;
  computedAt: Date;
  /** When its stored figures last changed: by computing, or by an override. */
  changedAt: Date;
  review: ScorecardReview;
  /** There are notes for the person, or corrections after it became final. */
  hasRemarks: boolean;
  freshness: ScorecardFreshness;
  /** Of the run that computed it; equal records give an equal one. */
  fingerprint: string | null;
  /** What the period, or the one after it, was last heading for: null where nothing ever was. It may have ended since. */
  projection: PeriodProjection | null;
  /** sha-256 of everything that made it, once it is final. */
  digest: string | null;
  employee: Named & { employeeNumber: string };
  /** Where the person stood in that period. */
  orgUnit: Named | null;
  manager: Named | null;
  jobRole: Named | null;
  /** Null: no template was for this person. */
  template: ScorecardTemplate | null;
  total: ScorecardTotal;
  /** In the template's order. */
  kras: ScorecardKra[];
  trend: Trend;
}

/** How far the review of a scorecard has come. */
export interface ScorecardReview {
  version: number;
  signedBy: string | null;
  signedAt: Date | null;
  /** The total that was signed. */
  signedScore: DecimalString | null;
  /** Total of the rules when its review began; null: it has not. */
  startedScore: DecimalString | null;
  finalizedAt: Date | null;
}

export interface Named {
  id: number;
  name: string;
}

/** What overrides made of a score: both values are kept. */
export interface Adjusted {
  /** What the rules give; null: not scored. */
  computed: DecimalString | null;
  /** The override at this very level; null: one below it. */
  override: OverrideMark | null;
}

export interface OverrideMark {
  id: number;
  by: string;
  /** ISO 8601 */
  at: string;
  reason: string;
}

export interface ScorecardTemplate extends Named {
  versionId: number;
  version: number;
  maximumScore: DecimalString;
  minimumCoverage: DecimalString;
  bands: BandThresholds;
  /** Every active version of it, oldest first; days are YYYY-MM-DD, null: since ever. */
  versions: { id: number; version: number; effectiveFrom: string | null }[];
}

export interface ScorecardTotal {
  score: DecimalString | null;
  band: RatingBand;
  coverage: DecimalString;
  previousScore: DecimalString | null;
  kpiCount: number;
  scoredKpiCount: number;
  recordCount: number;
  hasGuardrailHit: boolean;
  adjusted: Adjusted | null;
}

export interface ScorecardKra extends Named {
  score: DecimalString | null;
  band: RatingBand;
  weight: DecimalString;
  coveredWeight: DecimalString;
  weightedScore: DecimalString | null;
  adjusted: Adjusted | null;
  kpis: ScorecardKpi[];
}

export interface ScorecardKpi extends Named {
  kraId: number;
  /** As its version said it. */
  description: string;
  unit: string;
  targetType: string;
  direction: Direction;
  target: Target;
  method: ScoringMethod;
  status: (typeof KPI_RESULT_STATUSES)[number];
  actual: DecimalString | null;
  numerator: DecimalString | null;
  denominator: DecimalString | null;
  recordCount: number;
  minRecords: number;
  missingPolicy: (typeof MISSING_POLICIES)[number];
  attainment: DecimalString | null;
  rawScore: DecimalString | null;
  score: DecimalString | null;
  band: RatingBand;
  weight: DecimalString;
  weightedScore: DecimalString | null;
  /** The KPI that limits this one, and the score it is limited to. */
  guardrail: (Named & { cap: DecimalString }) | null;
  heldFrom: Named | null;
  /** What the actual was worked out from where that is no records. */
  working: Working | null;
  adjusted: Adjusted | null;
  kpiVersion: number;
  /** What was particular about it for this person; null: as the template says. */
  own?: ScorecardOwn | null;
}

export interface ScorecardOwn {
  assignment: { id: number; version: number } | null;
  /** The template does not hold the KPI: an assignment brings it. */
  isAdded: boolean;
  proration: Proration | null;
  /** Half-open days it was measured over, where these are not the whole period. */
  measured: { from: string; to: string } | null;
}

/** Whether a scorecard has all its records in it: `behind` since the oldest change that it lacks; `final` for good. */
export type ScorecardFreshness = { state: "current" | "final" } | { state: "behind"; since: Date };

/** Up to six periods of one frequency, oldest first, this one last. Scores stand at the period's index; null: none. */
export interface Trend {
  periods: Named[];
  total: Scores;
  kras: Map<number, Scores>;
  kpis: Map<number, Scores>;
}

export type Scores = (DecimalString | null)[];
