import type { ScoringMethod } from "@/lib/kpis/rule/types";
import type { Payout } from "@/lib/rewards/types";

type Curve = Extract<Payout, { kind: "curve" }>;
type Banded = Extract<ScoringMethod, { kind: "banded" }>;

/**
 * A payout curve on the axes of a scoring curve: the score as a share of the target, 1 on target, and the factor in
 * percent of the target bonus, 100 pays all of it. So the same plot and handles draw both.
 */
export function asScoringCurve({ mode, points }: Curve): Banded {
  return {
    kind: "banded",
    mode,
    points: points.map(({ score, factor }) => ({ raw: shifted(score, -2), score: shifted(factor, 2) })),
  };
}

export const fromScoringCurve = ({ mode, points }: Banded): Curve => ({
  kind: "curve",
  mode,
  points: points.map(({ raw, score }) => ({ score: shifted(raw, 2), factor: shifted(score, -2) })),
});

/** The number with its point moved; what is not a number stays as it was typed. */
function shifted(text: string, places: number): string {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value)
    ? text
    : String(Number((value * 10 ** places).toFixed(6)));
}
