import type { DecimalString } from "@/lib/decimal";
import type { ScorecardResult } from "@/lib/scoring/types";
import { compileBonus } from "./bonus";
import type { Span } from "./employment";
import type { BonusRules } from "./types";

/** What a scorecard that is being reviewed would pay by: no amount and no flag, which reviewers may not see. */
export interface BonusBase {
  /** "Monthly bonus v2". */
  policy: string;
  rules: BonusRules;
  span: Span;
  hiredOn: string | null;
  leftOn: string | null;
}

/** The factor that a scorecard's figures give; null: not eligible. Disciplinary flags are left out. */
export function factorOfScorecard(base: BonusBase, result: ScorecardResult): DecimalString | null {
  return compileBonus(
    base.rules,
    base.span,
  )({
    score: result.totalScore,
    band: result.band,
    coverage: result.coveragePercent,
    kpiScores: new Map(result.kpis.map(({ kpiId, score }) => [kpiId, score])),
    hiredOn: base.hiredOn,
    leftOn: base.leftOn,
    isFlagged: false,
    target: null,
  }).factor;
}
