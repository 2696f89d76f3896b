import type { RatingBand } from "@/db/enums";
import { bounded, type Dec, parseDecimal, roundScore, ZERO } from "@/lib/decimal";
import { compileCurve } from "@/lib/scoring/curve";
import type { BonusRules } from "./types";

/**
 * The factor of a score, four decimals, from 0 to the policy's maximum. A curve is the scorer's own: steps hold from
 * their point on; straight lines begin at 0 for nothing, so a policy that pays nothing below a score has a point with
 * factor 0 there; past the last point its factor stays.
 */
export function compileFactor({
  payout,
  maximum_factor,
}: Pick<BonusRules, "payout" | "maximum_factor">): (score: Dec, band: RatingBand) => Dec {
  if (payout.kind === "curve") {
    const points = payout.points.map(({ score, factor }) => ({ raw: score, score: factor }));
    const curve = compileCurve({ kind: "banded", mode: payout.mode, points }, maximum_factor);
    return (score) => curve(score);
  }
  const maximum = parseDecimal(maximum_factor);
  const factors = new Map<RatingBand, Dec>(
    (["above", "on", "near", "below"] as const).map((band) => [
      band,
      roundScore(bounded(parseDecimal(payout.factors[band]), maximum)),
    ]),
  );
  return (_, band) => factors.get(band) ?? ZERO;
}
