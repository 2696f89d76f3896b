import type { RatingBand } from "@/db/enums";
import type { DecimalString } from "@/lib/decimal";

export interface RollupFigures {
  scoredCount: number;
  meanScore: DecimalString | null;
  /** Null: nobody is there, or it is kept back. */
  meanCoverage: DecimalString | null;
  bandCounts: Partial<Record<RatingBand, number>>;
  /** Mean score and people by KRA. */
  kraMeans: Record<string, { mean: DecimalString; people: number }>;
}
